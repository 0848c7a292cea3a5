using SchemaRunner.Cli.Demo;

namespace SchemaRunner.Tests.Fisheries;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Next_KnownSeed_GivesThePublishedNumbers()
    {
        var random = new SplitMix64(1_234_567);

        ulong[] numbers = [random.Next(), random.Next(), random.Next()];

        numbers.ShouldBe([6457827717110365317, 3203168211198807973, 9817491932198370423]);
    }

    [Fact]
    public void Between_ManyDraws_StayInsideAndReachBothEnds()
    {
        var random = new SplitMix64(7);

        var draws = Enumerable.Range(0, 1_000).Select(_ => random.Between(-2, 2)).ToHashSet();

        draws.ShouldBe([-2, -1, 0, 1, 2], ignoreOrder: true);
    }
}
