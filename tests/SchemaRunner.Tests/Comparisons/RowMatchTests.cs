using SchemaRunner.Comparisons;
using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Tests.Comparisons;

public sealed class RowMatchTests
{
    [Fact]
    public void Of_KeysWithNull_AreToldApartByAllTheirValues()
    {
        RowHashes[] a = [new(new RowKey([null]), ["1", "x"]), new(new RowKey([null]), ["1", "x"]), new(new RowKey([null]), ["1", "y"])];
        RowHashes[] b = [new(new RowKey([null]), ["1", "x"]), new(new RowKey([null]), ["1", "z"])];

        var match = RowMatch.Of(a, b);

        (match.OnlyInA.Count, match.OnlyInB.Count, match.Changed.Count).ShouldBe((2, 1, 0));
    }

    [Fact]
    public void Of_NumbersAsKeys_OrderedAsNumbers()
    {
        RowHashes[] a = [new(new RowKey(["10"]), []), new(new RowKey(["9"]), []), new(new RowKey(["-1"]), [])];

        RowMatch.Of(a, []).OnlyInA.Select(key => key.ToString()).ShouldBe(["-1", "9", "10"]);
    }
}
