using SchemaRunner.Reports.Writers;
using SchemaRunner.Reports.Writers.Html;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons.Writers;

/// <summary>The objects that differ.</summary>
internal static class DifferenceSection
{
    public static void Write(HtmlBuilder page, DatabaseComparison comparison)
    {
        if (comparison.Differences.Count == 0) return;
        page.Element("section", "stop", () =>
        {
            page.Leaf("h2", ReportWords.Count(comparison.Differences.Count, "object differs", "objects differ"));
            page.Table("Objects that differ", ["Kind", "Name", "In A", "In B"], comparison.Differences, difference =>
            {
                page.Leaf("td", KindWords.Of(difference.Object));
                page.CodeCell(difference.Name);
                page.Leaf("td", ComparisonWords.Side(difference, difference.A) ?? "not there", difference.Kind == DifferenceKind.OnlyInB ? "bad" : null);
                page.Leaf("td", ComparisonWords.Side(difference, difference.B) ?? "not there", difference.Kind == DifferenceKind.OnlyInA ? "bad" : null);
            }, "wide");
        });
    }
}
