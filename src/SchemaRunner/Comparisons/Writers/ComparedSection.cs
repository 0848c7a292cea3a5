using SchemaRunner.Reports.Writers;
using SchemaRunner.Reports.Writers.Html;

namespace SchemaRunner.Comparisons.Writers;

/// <summary>What was compared with what, and what else there is to be known.</summary>
internal static class ComparedSection
{
    public static void Write(HtmlBuilder page, DatabaseComparison comparison) => page.Element("section", "facts", () =>
    {
        page.Leaf("h2", "What was compared");
        page.Element("dl", null, () =>
        {
            Fact(page, "A", Words(comparison.A));
            Fact(page, "B", Words(comparison.B));
            Fact(page, "Compared", comparison.ContentOnly ? "content" : "structure and content");
            Fact(page, "Tables", $"{comparison.TablesCompared:N0}");
            Fact(page, "Took", ReportWords.Duration(comparison.Milliseconds));
            Fact(page, "Tool", $"SchemaRunner {comparison.ToolVersion}");
        });
        if (comparison.Notes.Count == 0) return;
        page.Leaf("h3", "Notes");
        page.Element("ul", null, () =>
        {
            foreach (var note in comparison.Notes) page.Leaf("li", note);
        });
    });

    private static string Words(ComparedDatabase side) =>
        $"{side.Name}, {side.Product} {side.ServerVersion}, {(side.IsFile ? "snapshot of" : "as of")} {ReportWords.Time(side.TakenAt)}";

    private static void Fact(HtmlBuilder page, string name, string value) => page.Element("div", null, () =>
    {
        page.Leaf("dt", name);
        page.Leaf("dd", value);
    });
}
