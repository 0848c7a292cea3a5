using SchemaRunner.Cli.Configuration;

namespace SchemaRunner.Tests.Cli;

public sealed class DurationTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0", 0)]
    public void TryParse_NumberAndUnit_IsThatLong(string text, int milliseconds)
    {
        Duration.TryParse(text, out var duration).ShouldBeTrue();

        duration.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("5S")]
    [InlineData("1e3s")]
    [InlineData("1..5s")]
    [InlineData("597h")]
    public void TryParse_AnythingElse_IsNoDuration(string text)
    {
        Duration.TryParse(text, out _).ShouldBeFalse();
    }
}
