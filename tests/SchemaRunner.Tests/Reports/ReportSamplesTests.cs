using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;
using SchemaRunner.Reports.Writers.Html;
using SchemaRunner.Support;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class ReportSamplesTests
{
    public static TheoryData<string, string> Cases { get; } = new(
        from sample in SampleReports.All.Keys
        from format in new[] { "markdown", "junit", "html" }
        select (sample, format));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Write_Sample_MatchesGolden(string sample, string format)
    {
        var writer = ReportWriters.Find(format).ShouldNotBeNull();

        var text = Write(writer, SampleReports.All[sample]);

        // The style sheet is a file of its own; repeated here it would hide what differs
        Golden.ShouldMatch(text.Replace(Style.Text, "", StringComparison.Ordinal), $"Goldens/{sample}.{writer.Extension}");
    }

    [Fact]
    public void All_Formats_AreTheOnesThatTheCommandLineNames() =>
        ReportWriters.All.Select(writer => $"{writer.Format} .{writer.Extension}")
            .ShouldBe(["html .html", "markdown .md", "json .json", "junit .xml"]);

    internal static string Write(IReportWriter writer, Report report)
    {
        using var output = new StringWriter();
        writer.Write(report, output);
        return output.ToString();
    }
}
