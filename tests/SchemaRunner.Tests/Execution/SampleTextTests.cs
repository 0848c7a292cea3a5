using SchemaRunner.Execution;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Execution;

public sealed class SampleTextTests
{
    [Theory]
    [InlineData("Cibeber", "Cibeler", "\"Cibeber\" → \"Cibeler\"")]
    [InlineData("Udang ", "Udang", "\"Udang \" → \"Udang\"")]
    [InlineData(null, "", "NULL → \"\"")]
    [InlineData("caf\u00e9", "cafe\u0301", "\"caf\u00e9\" → \"cafe\\u0301\"")]
    [InlineData("a\u00a0b\n", "a b\t", "\"a\\u00A0b\\n\" → \"a b\\t\"")]
    [InlineData("\U0001F600", "\u200b", "\"\U0001F600\" → \"\\u200B\"")]
    public void OfChange_Texts_ShowsWhatTellsThemApart(string? was, string? now, string expected) =>
        SampleText.OfChange(new(was, IsText: true), new(now, IsText: true)).ShouldBe(expected);

    [Fact]
    public void OfChange_LongTexts_ShowsThePlaceWhereTheyBeginToDiffer()
    {
        var (before, after) = (new string('a', 100), new string('z', 100));

        SampleText.OfChange(new($"{before}1{after}", IsText: true), new($"{before}2{after}", IsText: true))
            .ShouldBe($"\"…{new string('a', 12)}1{new string('z', 35)}…\" → \"…{new string('a', 12)}2{new string('z', 35)}…\"");
    }

    [Fact]
    public void OfChange_DifferentBehindWhatIsRead_SaysSo()
    {
        var same = new SampleValue(new string('a', SampleValue.LengthLimit), IsText: true);

        SampleText.OfChange(same, same).ShouldBe("(values that differ behind their first 10,000 characters)");
    }

    [Fact]
    public void OfRow_NumberAndText_QuotesTheTextAndNamesThatNeedIt() =>
        SampleText.OfRow(["id", "Full Name"], [new("7"), new("Ani", IsText: true)]).ShouldBe("id=7, \"Full Name\"=\"Ani\"");
}
