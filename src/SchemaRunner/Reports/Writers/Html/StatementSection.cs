namespace SchemaRunner.Reports.Writers.Html;

/// <summary>What ran, statement by statement, with what it locked and wrote where that is known.</summary>
internal static class StatementSection
{
    public static void Write(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.Statements.Count == 0) return;
        var hasLocks = phase.Statements.Any(s => s.Locks.Count + s.Rewritten.Count > 0);
        var hasWal = phase.Statements.Any(s => s.WalBytes is not null);
        string[] heads = ["#Line", "Statement", .. hasLocks ? ["Locks"] : (string[])[], "#Rows", .. hasWal ? ["#WAL"] : (string[])[], "#Time"];
        page.Element("details", null, () =>
        {
            page.Leaf("summary", $"{ReportWords.Count(phase.StatementCount, "statement")}, {ReportWords.Duration(phase.ScriptMilliseconds)}");
            page.Table($"Statements of {phase.Version}", heads, phase.Statements, statement =>
            {
                page.Figure($"{statement.Line}");
                page.Element("td", null, () => WriteText(page, statement));
                if (hasLocks) page.Element("td", null, () => WriteLocks(page, statement));
                page.Figure(ReportWords.Number(statement.Rows));
                if (hasWal) page.Figure(LockWords.Bytes(statement.WalBytes));
                page.Figure(ReportWords.Duration(statement.Milliseconds));
            }, hasLocks ? "wide" : null);
        });
    }

    private static void WriteText(HtmlBuilder page, StatementReport statement)
    {
        if (statement.Following > 0) page.Leaf("p", ReportWords.Following(statement));
        page.Leaf("pre", statement.Text);
        foreach (var notice in statement.Notices) page.Leaf("p", notice, "quiet");
    }

    private static void WriteLocks(HtmlBuilder page, StatementReport statement)
    {
        foreach (var (mode, tables) in LockWords.ByMode(statement.Locks)) WriteLine(page, mode, tables);
        if (statement.Rewritten.Count > 0) WriteLine(page, "rewritten", string.Join(", ", statement.Rewritten));
    }

    private static void WriteLine(HtmlBuilder page, string what, string tables) => page.Element("p", "lock", () =>
    {
        page.Leaf("span", what);
        page.Leaf("span", tables, "code");
    });
}
