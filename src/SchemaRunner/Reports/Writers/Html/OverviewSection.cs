namespace SchemaRunner.Reports.Writers.Html;

/// <summary>The whole run on one screen: each table from first to last, then each phase on a line.</summary>
internal static class OverviewSection
{
    public static void Write(HtmlBuilder page, Report report, RunFacts facts)
    {
        if (report.Phases.Count == 0) return;
        page.Element("section", null, () =>
        {
            page.Leaf("h2", "What happened to each table");
            if (facts.Tables.Count == 0) page.Leaf("p", "No phase went through: every table is as it was.");
            else WriteTables(page, facts);
        });
        page.Element("section", null, () =>
        {
            page.Leaf("h2", "Phases");
            WritePhases(page, report);
        });
    }

    private static void WriteTables(HtmlBuilder page, RunFacts facts) => page.Table(
        "Tables from the start of the run to its end",
        ["At the start", "At the end", "#Rows first", "#Rows last", "Content", "Columns"],
        facts.Tables,
        table =>
        {
            page.CodeCell(table.NameFirst);
            page.CodeCell(table.NameLast);
            page.Figure(ReportWords.Number(table.RowsFirst));
            page.Figure(ReportWords.Number(table.RowsLast));
            page.Leaf("td", ReportWords.Of(table.Content), TableSection.ClassOf(table.Content));
            page.Leaf("td", Columns(table));
        },
        "wide");

    private static void WritePhases(HtmlBuilder page, Report report) => page.Table(
        "Phases in the order in which they ran",
        ["Phase", "Direction", "Verdict", "#Statements", "#Undeclared", "#Script", "#Verification", "#In all"],
        report.Phases,
        phase =>
        {
            page.Leaf("td", $"{phase.Version} {phase.Name}", "code");
            page.Leaf("td", phase.Direction.ToString().ToLowerInvariant());
            page.Leaf("td", $"{ReportWords.MarkOf(phase.Verdict)} {ReportWords.Of(phase.Verdict)}", Style.ClassOf(phase.Verdict));
            page.Figure(ReportWords.Number(phase.StatementCount));
            page.Figure(ReportWords.Number(phase.Mismatches.Count));
            page.Figure(ReportWords.Duration(phase.ScriptMilliseconds));
            page.Figure(ReportWords.Duration(phase.VerifyMilliseconds));
            page.Figure(ReportWords.Duration(phase.Milliseconds));
        },
        "wide");

    private static string Columns(TableHistory table)
    {
        string[] parts =
        [
            table.ColumnsAdded > 0 ? $"{table.ColumnsAdded} added" : "",
            table.ColumnsRenamed > 0 ? $"{table.ColumnsRenamed} renamed" : "",
            table.ColumnsDropped > 0 ? $"{table.ColumnsDropped} dropped" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
