using System.Text.RegularExpressions;
using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed partial class HtmlReportWriterTests
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "meta" };

    public static TheoryData<string> Samples { get; } = new(SampleReports.All.Keys);

    [Fact]
    public void Write_MarkupInEveryText_IsShownAndNotMarkup()
    {
        var page = Write(SampleReports.Hostile());

        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldContain("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
        page.ShouldContain("\\u202E");
        page.ShouldAllBe(letter => letter == '\n' || !char.IsControl(letter));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_Sample_ClosesEveryElementAndSkipsNoHeading(string sample)
    {
        var open = new Stack<string>();
        var level = 0;
        foreach (Match tag in Tags().Matches(Write(SampleReports.All[sample])))
        {
            var name = tag.Groups["name"].Value;
            if (tag.Value[1] == '/') open.Pop().ShouldBe(name);
            else if (!Void.Contains(name)) open.Push(name);
            if (tag.Value[1] == '/' || name is not ['h', var digit and >= '1' and <= '6']) continue;
            (digit - '0').ShouldBeLessThanOrEqualTo(level + 1, name);
            level = digit - '0';
        }

        open.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_Sample_AsksForNothingFromTheNetwork(string sample)
    {
        var page = Write(SampleReports.All[sample]);

        foreach (var loader in new[] { " src=", " href=", "url(", "@import", "<link" }) page.ShouldNotContain(loader);
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("name=\"viewport\"");
    }

    [Fact]
    public void Write_Refused_ShowsTheVerdictBeforeTheMismatchesBeforeThePhases()
    {
        var page = Write(SampleReports.Refused());

        string[] order =
        [
            "✗ Refused", "made 3 undeclared changes", "The run", "SR301 table mst_desa", "-- schemarunner:expect rows mst_desa -1",
            "What happened to each table", "<h3>0002 rename_master_wilayah", "Signatures",
        ];
        order.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ShouldBeInOrder();
        order.ShouldAllBe(text => page.Contains(text, StringComparison.Ordinal));
    }

    private static string Write(Report report) => ReportSamplesTests.Write(new HtmlReportWriter(), report);

    [GeneratedRegex("</?(?<name>[a-z][a-z0-9]*)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();
}
