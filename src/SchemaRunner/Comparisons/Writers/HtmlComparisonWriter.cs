using SchemaRunner.Reports.Writers.Html;

namespace SchemaRunner.Comparisons.Writers;

/// <summary>A comparison as one self-contained page: no script, no network, light and dark, printable.</summary>
public static class HtmlComparisonWriter
{
    /// <summary>Writes the page.</summary>
    public static void Write(DatabaseComparison comparison, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var page = new HtmlBuilder(output);
        page.Raw("<!DOCTYPE html>\n");
        page.Element("html", null, () =>
        {
            page.Element("head", null, () => Head(page, comparison));
            page.Element("body", null, () => page.Element("main", null, () =>
            {
                Banner(page, comparison);
                ComparedSection.Write(page, comparison);
                DifferenceSection.Write(page, comparison);
                foreach (var table in comparison.Tables.Where(table => !table.IsEqual)) RowSection.Write(page, table);
                EqualTables(page, comparison);
            }));
        }, " lang=\"en\"");
    }

    private static void Head(HtmlBuilder page, DatabaseComparison comparison)
    {
        page.Raw("<meta charset=\"utf-8\">\n");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Leaf("title", $"{Verdict(comparison)}: {comparison.A.Name} and {comparison.B.Name}");
        page.Raw($"<style>\n{Style.Text}</style>\n");
    }

    private static void Banner(HtmlBuilder page, DatabaseComparison comparison) =>
        page.Element("header", $"banner {(comparison.IsEqual ? "good" : "bad")}", () =>
        {
            page.Leaf("p", $"{(comparison.IsEqual ? "✓" : "✗")} {Verdict(comparison)}", "stamp");
            var sum = ComparisonWords.Sum(comparison);
            page.Leaf("h1", char.ToUpperInvariant(sum[0]) + sum[1..]);
            page.Leaf("p", $"{comparison.A.Name} · {comparison.B.Name}");
        });

    private static void EqualTables(HtmlBuilder page, DatabaseComparison comparison)
    {
        var equal = comparison.Tables.Where(table => table.IsEqual).ToList();
        if (equal.Count == 0) return;
        page.Element("section", null, () =>
        {
            page.Leaf("h2", "Tables with the same rows");
            page.Table("Tables with the same rows on both sides", ["Table", "#Rows"], equal, table =>
            {
                page.CodeCell(table.Name == table.NameInB ? table.Name : $"{table.Name} = {table.NameInB}");
                page.Figure($"{table.RowsInA:N0}");
            });
        });
    }

    private static string Verdict(DatabaseComparison comparison) => comparison.IsEqual ? "Equal" : "Different";
}
