namespace SchemaRunner.Reports.Writers.Html;

/// <summary>What a rehearsal tells of the run to come: how long, who waits for what, and what was written into scripts.</summary>
internal static class WindowSection
{
    private const int MostTables = 20;

    public static void Write(HtmlBuilder page, Report report)
    {
        if (report.Rehearsal is not { } rehearsal) return;
        if (rehearsal.Edits.Count > 0) WriteEdits(page, rehearsal.Edits);
        page.Element("section", null, () =>
        {
            page.Leaf("h2", "What the run would take");
            page.Leaf("p", $"{ReportWords.Duration(rehearsal.Window.Milliseconds)} for {ReportWords.Count(rehearsal.Window.Phases.Count, "phase")}. {rehearsal.Limits}");
            foreach (var difference in rehearsal.Differences) page.Leaf("p", $"Unlike the database: {difference}.");
            WritePhases(page, rehearsal.Window);
            WriteTables(page, rehearsal.Window);
        });
    }

    private static void WritePhases(HtmlBuilder page, Window window)
    {
        if (window.Phases.Count == 0) return;
        page.Table(
            "What each phase takes", ["Phase", "#Takes", "#Readers wait", "#Writers wait", "#Log"], window.Phases, phase =>
            {
                page.Leaf("td", $"{phase.Version} {phase.Name}", "code");
                page.Figure(ReportWords.Duration(phase.Milliseconds));
                page.Figure(LockWords.Closed(phase.ReadersMilliseconds));
                page.Figure(LockWords.Closed(phase.WritersMilliseconds));
                page.Figure(LockWords.Bytes(phase.WalBytes));
            });
        page.Leaf("p", window.Rewritten.Count == 0 ? "No table is rewritten." : $"Rewritten: {string.Join(", ", window.Rewritten)}.");
    }

    private static void WriteTables(HtmlBuilder page, Window window)
    {
        if (window.Closed.Count == 0) return;
        page.Table(
            "Tables closed to others, for how long at a time at the most", ["Table", "In phase", "#To readers", "#To writers"],
            window.Closed.Take(MostTables), table =>
            {
                page.CodeCell(table.Table);
                page.CodeCell(table.Version);
                page.Figure(LockWords.Closed(table.ReadersMilliseconds));
                page.Figure(LockWords.Closed(table.WritersMilliseconds));
            });
        var more = Math.Max(0, window.Closed.Count - MostTables) + window.ClosedFurther;
        if (more > 0) page.Leaf("p", $"{ReportWords.Count(more, "more table")}, none of them longer.");
    }

    private static void WriteEdits(HtmlBuilder page, IReadOnlyList<ScriptEdit> edits) => page.Element("section", null, () =>
    {
        page.Leaf("h2", "Written into scripts");
        page.Leaf("pre", string.Join('\n', edits.Select(edit => $"{edit.Path}:{edit.Line}: + {edit.Text}")));
    });
}
