using SchemaRunner.Reports.Writers.Html;

namespace SchemaRunner.Comparisons.Writers;

/// <summary>One table whose rows differ.</summary>
internal static class RowSection
{
    public static void Write(HtmlBuilder page, TableComparison table) => page.Element("section", "stop", () =>
    {
        page.Leaf("h2", ComparisonWords.Head(table));
        if (table.Note is { } note) page.Leaf("p", Sentence(note));
        if (ComparisonWords.ColumnsWithoutRows(table) is { } columns) page.Leaf("p", Sentence(columns));
        WriteSide(page, table, table.OnlyInA, "only in A");
        WriteSide(page, table, table.OnlyInB, "only in B");
        WriteChanged(page, table);
    });

    private static void WriteSide(HtmlBuilder page, TableComparison table, RowsOnOneSide side, string where)
    {
        if (side.Rows == 0) return;
        page.Leaf("h3", Sentence($"{ComparisonWords.Rows(table, side.Rows)} {where}"));
        if (side.Named.Count > 0) page.Leaf("pre", string.Join('\n', side.Named.Select(row => row.Text)));
        More(page, side.Rows, side.Named.Count);
    }

    private static void WriteChanged(HtmlBuilder page, TableComparison table)
    {
        var changed = table.Changed;
        if (changed.Rows == 0) return;
        page.Leaf("h3", Sentence($"{ComparisonWords.Rows(table, changed.Rows)} with other values"));
        page.Leaf("p", ComparisonWords.Columns(table), "quiet");
        if (changed.Named.Count == 0) return;
        var values = changed.Named.SelectMany(row => row.Values.Select((value, number) => (Row: number == 0 ? row.Row.Text : "", Value: value)));
        page.Table($"Values of {table.Name} that differ", ["Row", "Column", "In A → in B"], values, line =>
        {
            page.CodeCell(line.Row);
            page.CodeCell(line.Value.Column);
            page.CodeCell(line.Value.Text);
        });
        More(page, changed.Rows, changed.Named.Count);
    }

    private static void More(HtmlBuilder page, long rows, int named)
    {
        if (named > 0 && rows > named) page.Leaf("p", $"and {rows - named:N0} more", "quiet");
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
