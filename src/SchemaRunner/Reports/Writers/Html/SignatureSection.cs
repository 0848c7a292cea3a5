namespace SchemaRunner.Reports.Writers.Html;

/// <summary>Where two people sign.</summary>
internal static class SignatureSection
{
    public static void Write(HtmlBuilder page, Report report) => page.Element("section", "signatures", () =>
    {
        page.Leaf("h2", "Signatures");
        page.Leaf("p", $"Run {report.Run.RunId} on {report.Run.Database}, {ReportWords.Time(report.Run.StartedAt)}: {ReportWords.Of(report.Verdict)}.");
        page.Element("div", "lines", () =>
        {
            foreach (var role in new[] { "Carried out by", "Reviewed by" })
            {
                page.Element("div", null, () =>
                {
                    page.Leaf("h3", role);
                    foreach (var line in new[] { "Name", "Date", "Signature" }) page.Leaf("p", line, "line");
                });
            }
        });
    });
}
