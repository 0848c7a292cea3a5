using SchemaRunner.Reports.Writers.Html;

namespace SchemaRunner.Reports.Writers;

/// <summary>The report as one self-contained page: no script, no network, light and dark, printable.</summary>
public sealed class HtmlReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public string Extension => "html";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter output)
    {
        var page = new HtmlBuilder(output);
        var facts = new RunFacts(report);
        page.Raw("<!DOCTYPE html>\n");
        page.Element("html", null, () =>
        {
            page.Element("head", null, () => Head(page, report));
            page.Element("body", null, () => page.Element("main", null, () =>
            {
                RunSection.WriteBanner(page, report, facts);
                RunSection.WriteFacts(page, report);
                StopSection.Write(page, report, facts);
                WindowSection.Write(page, report);
                OverviewSection.Write(page, report, facts);
                foreach (var phase in report.Phases) PhaseSection.Write(page, phase);
                SignatureSection.Write(page, report);
            }));
        }, " lang=\"en\"");
    }

    private static void Head(HtmlBuilder page, Report report)
    {
        page.Raw("<meta charset=\"utf-8\">\n");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Leaf("title", $"{ReportWords.Of(report)}: {report.Run.Database}, run {report.Run.RunId}");
        page.Raw($"<style>\n{Style.Text}</style>\n");
    }
}
