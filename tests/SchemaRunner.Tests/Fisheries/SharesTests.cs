using SchemaRunner.Cli.Demo;

namespace SchemaRunner.Tests.Fisheries;

public sealed class SharesTests
{
    [Theory]
    [InlineData(7_277, 514, 6)]
    [InlineData(83_763, 7_277, 5)]
    [InlineData(10, 3, 2)]
    [InlineData(5, 1, 4)]
    public void Of_AllParts_AddUpToTheTotal(int total, int parts, int spread)
    {
        var shares = new Shares(total, parts, spread);

        var dealt = Enumerable.Range(0, parts).Select(shares.Of).ToList();

        dealt.Sum().ShouldBe(total);
        dealt.ShouldAllBe(share => share >= (total / parts) - spread && share <= (total / parts) + 1 + spread);
    }
}
