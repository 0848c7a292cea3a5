using SchemaRunner.Reports.Writers;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class ManyStatementsTests
{
    private const string Rest = "2,000,000 statements, lines 1012–2001011; the first of them:";

    [Fact]
    public void Write_StatementsAddedUp_MarkdownSaysHowManyAndWhere() =>
        Write("markdown").ShouldContain($"| 1012 | {Rest} `INSERT INTO village VALUES (1)` | 2,000,000 | 41.20 s |");

    [Fact]
    public void Write_StatementsAddedUp_HtmlSaysHowManyAndWhere()
    {
        Write("html").ShouldContain($"<p>{Rest}</p>");
        Write("html").ShouldContain("2,000,001 statements");
    }

    [Fact]
    public void Write_StatementsAddedUp_JsonHasTheirNumberAndLastLine()
    {
        JsonReportWriterTests.Validator().Validate(JsonReportWriterTests.Parse(Write("json"))).ShouldBeEmpty();
        Write("json").ShouldContain("\"following\": 1999999,");
        Write("json").ShouldContain("\"lastLine\": 2001011,");
    }

    [Fact]
    public void Write_StatementsOneByOne_JsonDoesNotMentionIt() =>
        ReportSamplesTests.Write(ReportWriters.Find("json")!, SampleReports.Fisheries()).ShouldNotContain("following");

    private static string Write(string format) => ReportSamplesTests.Write(ReportWriters.Find(format)!, SampleReports.Large());
}
