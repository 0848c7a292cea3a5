using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Comparisons;
using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Tests.Comparisons;

public sealed class TableComparerTests
{
    private const int Many = 300_000;

    [Fact]
    public async Task Compare_SameRows_OneScanOfEachSideAndNoRowRead()
    {
        RangesInMemory a = new(Rows(50_000)), b = new(Rows(50_000));

        var comparison = await CompareAsync(a, b);

        comparison.IsEqual.ShouldBeTrue();
        (comparison.RowsInA, comparison.RowsInB).ShouldBe((50_000, 50_000));
        (a.Scanned, a.Read, b.Scanned, b.Read).ShouldBe((50_000, 0, 50_000, 0));
    }

    [Fact]
    public async Task Compare_OneValueOfMany_ReadsOneRangeOnly()
    {
        var rows = Rows(Many);
        rows[123_456][1] = "other";
        RangesInMemory a = new(Rows(Many)), b = new(rows);

        var comparison = await CompareAsync(a, b);

        comparison.Columns.ShouldHaveSingleItem().ShouldBe(new ColumnComparison("b", 1));
        var row = comparison.Changed.Named.ShouldHaveSingleItem();
        row.Row.Text.ShouldBe("id=123456");
        row.Values.ShouldHaveSingleItem().Text.ShouldBe("\"b123456\" → \"other\"");
        a.Scanned.ShouldBe(Many);
        a.Read.ShouldBeInRange(1, TableComparer.RowsEach);
    }

    [Fact]
    public async Task Compare_ALargeRangeThatDiffers_IsCutAgainBeforeItIsRead()
    {
        var rows = Rows(Many);
        rows.Remove(77_777);
        RangesInMemory a = new(Rows(Many)) { IsUnaware = true }, b = new(rows) { IsUnaware = true };

        var comparison = await CompareAsync(a, b);

        comparison.OnlyInA.Named.ShouldHaveSingleItem().Text.ShouldBe("id=77777");
        a.Read.ShouldBeInRange(1, TableComparer.RowsEach);
    }

    [Fact]
    public async Task Compare_EveryRowDiffers_NamesTheFirstAndCountsTheLeast()
    {
        var rows = Rows(Many);
        foreach (var values in rows.Values) values[0] = "other";
        RangesInMemory a = new(Rows(Many)), b = new(rows);

        var comparison = await CompareAsync(a, b, limit: 3);

        comparison.IsAtLeast.ShouldBeTrue();
        comparison.Changed.Named.Select(row => row.Row.Text).ShouldBe(["id=1", "id=2", "id=3"]);
        comparison.Changed.Rows.ShouldBeInRange(100_000, Many);
        (comparison.OnlyInA.Rows + comparison.OnlyInB.Rows).ShouldBe(0);
        a.Read.ShouldBeLessThan(Many);
    }

    [Fact]
    public async Task Compare_RowsOnOneSideBehindManyChangedOnes_AreNamedToo()
    {
        const int inBoth = 15 * TableComparer.RowsEach;
        var rows = Rows(inBoth);
        foreach (var values in rows.Values) values[0] = "other";
        RangesInMemory a = new(Rows(Many)), b = new(rows);

        var comparison = await CompareAsync(a, b, limit: 2);

        comparison.OnlyInA.Named.Select(row => row.Text).ShouldBe([$"id={inBoth + 1}", $"id={inBoth + 2}"]);
        comparison.OnlyInA.Rows.ShouldBe(Many - inBoth);
        a.Read.ShouldBeLessThan(Many);
    }

    [Fact]
    public async Task Compare_OneSideWithoutRows_CountsAllWithoutReadingThem()
    {
        RangesInMemory a = new(Rows(Many)), b = new([]);

        var comparison = await CompareAsync(a, b);

        comparison.IsAtLeast.ShouldBeFalse();
        comparison.OnlyInA.Rows.ShouldBe(Many);
        comparison.OnlyInA.Named.Count.ShouldBe(10);
        a.Read.ShouldBeLessThan(Many / 2);
    }

    [Theory]
    [InlineData("same", KeyOrder.Own)]
    [InlineData("other", KeyOrder.Canonical)]
    public async Task Compare_ByTheSidesOwnOrder_OnlyWhereItIsTheSame(string collation, KeyOrder expected)
    {
        RangesInMemory a = new(Rows(50_000)) { Collation = "same" }, b = new(Rows(50_000)) { Collation = collation };

        await CompareAsync(a, b);

        a.Orders.ShouldBe([expected]);
        b.Orders.ShouldBe([expected]);
    }

    [Fact]
    public void Compare_RandomDifferences_FindsExactlyThose() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Gen.Choose(0, 1_000).ArrayOf().ToArbitrary(), Gen.Choose(0, 1_000).ArrayOf().ToArbitrary(), (gone, changed) =>
        {
            var rows = Rows(1_000);
            foreach (var id in changed.Where(id => rows.ContainsKey(id))) rows[id][id % 2] = "other";
            foreach (var id in gone) rows.Remove(id);

            var comparison = CompareAsync(new(Rows(1_000)), new(rows), limit: int.MaxValue).GetAwaiter().GetResult();

            var expectedGone = gone.Where(id => id > 0).Distinct().Order().Select(id => $"id={id}").ToList();
            var expectedChanged = changed.Except(gone).Where(id => id > 0).Order().Select(id => $"id={id}").ToList();
            comparison.OnlyInA.Named.Select(row => row.Text).ShouldBe(expectedGone);
            comparison.Changed.Named.Select(row => row.Row.Text).ShouldBe(expectedChanged);
            comparison.OnlyInB.Rows.ShouldBe(0);
            comparison.IsEqual.ShouldBe(expectedGone.Count + expectedChanged.Count == 0);
        }));

    private static Task<TableComparison> CompareAsync(RangesInMemory a, RangesInMemory b, int limit = ComparisonOptions.DefaultLimit) =>
        new TableComparer(new BothSides(a, b, RangesInMemory.Table, RangesInMemory.Table), limit, note: null)
            .CompareAsync(TestContext.Current.CancellationToken);

    private static Dictionary<long, string[]> Rows(int count) =>
        Enumerable.Range(1, count).ToDictionary(id => (long)id, id => (string[])[$"a{id}", $"b{id}"]);
}
