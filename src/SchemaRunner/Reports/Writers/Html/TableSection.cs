namespace SchemaRunner.Reports.Writers.Html;

/// <summary>The tables of a phase: those that it touched in the open, the others folded away.</summary>
internal static class TableSection
{
    public static void Write(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.Tables.Count == 0) return;
        var same = phase.Tables.Where(IsUntouched).ToList();
        var touched = phase.Tables.Except(same).ToList();
        page.Leaf("h4", "Tables");
        if (touched.Count > 0) WriteTables(page, $"Tables that {phase.Version} touched", touched);
        if (same.Count == 0) return;
        page.Element("details", null, () =>
        {
            var rows = ReportWords.Count(same.Sum(table => table.RowsAfter ?? 0), "row");
            page.Leaf("summary", $"{ReportWords.Count(same.Count, touched.Count > 0 ? "other table" : "table")} as before, {rows}");
            WriteTables(page, $"Tables that are as they were before {phase.Version}", same);
        });
    }

    /// <summary>The class that marks what is not the same.</summary>
    public static string? ClassOf(ContentState content) => content switch
    {
        ContentState.Same => "good",
        ContentState.Changed or ContentState.Dropped => "warn",
        _ => null,
    };

    private static bool IsUntouched(TableReport table) =>
        table.NameBefore == table.NameAfter
        && table.RowsBefore == table.RowsAfter
        && table.Content is ContentState.Same or ContentState.NotCompared
        && table.ColumnsAdded.Count + table.ColumnsChanged.Count
            + table.ColumnsDropped.Count + table.ColumnsRenamed.Count == 0;

    private static void WriteTables(HtmlBuilder page, string caption, IReadOnlyList<TableReport> tables) => page.Table(
        caption,
        ["Before", "After", "#Rows before", "#Rows after", "Content", "Proof", "Columns", "Digest before", "Digest after"],
        tables,
        table =>
        {
            page.CodeCell(table.NameBefore);
            page.CodeCell(table.NameAfter);
            page.Figure(ReportWords.Number(table.RowsBefore));
            page.Figure(ReportWords.Number(table.RowsAfter));
            page.Leaf("td", ReportWords.Of(table.Content), ClassOf(table.Content));
            page.Leaf("td", ReportWords.Of(table.Coverage));
            page.Element("td", null, () =>
            {
                Columns(page, "added", table.ColumnsAdded);
                Columns(page, "renamed", table.ColumnsRenamed);
                Columns(page, "dropped", table.ColumnsDropped);
                Columns(page, "other values in", table.ColumnsChanged);
            });
            page.CodeCell(table.DigestBefore, "code digest");
            page.CodeCell(table.DigestAfter, "code digest");
        },
        "wide");

    private static void Columns(HtmlBuilder page, string what, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return;
        page.Element("p", null, () =>
        {
            page.Leaf("span", what);
            page.Leaf("span", string.Join(", ", names), "code");
        });
    }
}
