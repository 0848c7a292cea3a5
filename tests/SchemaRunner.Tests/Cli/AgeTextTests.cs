using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;

namespace SchemaRunner.Tests.Cli;

public sealed class AgeTextTests
{
    [Theory]
    [InlineData("90m", 90)]
    [InlineData("12h", 720)]
    [InlineData("30d", 43_200)]
    [InlineData("8w", 80_640)]
    public void TryParse_NumberAndUnit_IsAnAge(string text, int minutes)
    {
        AgeText.TryParse(text, out var age).ShouldBeTrue();

        age.ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("1.5d")]
    [InlineData("30 d")]
    [InlineData("99999999999d")]
    public void TryParse_AnythingElse_IsNone(string text) => AgeText.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(0, "now")]
    [InlineData(59, "now")]
    [InlineData(60, "1 minute")]
    [InlineData(7_199, "1 hour")]
    [InlineData(2 * 86_400, "2 days")]
    [InlineData(-5, "now")]
    public void Of_Age_IsInWholeUnits(int seconds, string words) => AgeText.Of(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.0 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(3_120_000_000, "3.1 GB")]
    public void SizeOf_Bytes_IsInUnitsOfAThousand(long bytes, string words) => SizeText.Of(bytes).ShouldBe(words);
}
