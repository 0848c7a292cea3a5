using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Scripts;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    public void TryParse_NumberAndUnit_IsThatLong(string text, int milliseconds)
    {
        DurationText.TryParse(text, out var duration).ShouldBeTrue();

        duration.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("0s")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("5S")]
    [InlineData("1e3s")]
    [InlineData("1..5s")]
    [InlineData("597h")]
    public void TryParse_AnythingElse_IsNoDuration(string text)
    {
        DurationText.TryParse(text, out _).ShouldBeFalse();
    }
}
