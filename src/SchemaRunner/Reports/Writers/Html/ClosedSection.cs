namespace SchemaRunner.Reports.Writers.Html;

/// <summary>How long which tables were closed to others, and what the phase had locked before its script.</summary>
internal static class ClosedSection
{
    private const int MostInTheOpen = 10;

    public static void Write(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.Closed.Count == 0) return;
        page.Leaf("h4", "Closed to others");
        var rest = phase.Closed.Skip(MostInTheOpen).ToList();
        WriteTable(page, $"How long {phase.Version} kept others from tables, at the most", phase.Closed.Take(MostInTheOpen));
        if (rest.Count > 0)
        {
            page.Element("details", null, () =>
            {
                page.Leaf("summary", $"{ReportWords.Count(rest.Count + phase.ClosedFurther, "more table")}, none of them longer");
                WriteTable(page, $"What else {phase.Version} kept others from", rest);
                if (phase.ClosedFurther > 0) page.Leaf("p", $"{ReportWords.Count(phase.ClosedFurther, "more table")}, none of them longer.");
            });
        }

        foreach (var (mode, tables) in LockWords.ByMode(phase.Locks, phase.LocksFurther))
        {
            page.Element("p", null, () =>
            {
                page.Leaf("span", $"Locked before the script in {mode} mode:");
                page.Leaf("span", tables, "code");
            });
        }

        page.Leaf(
            "p", "Counted from the start of the statement that took the lock to the phase's journal entry; the commit comes on top.", "quiet");
    }

    private static void WriteTable(HtmlBuilder page, string caption, IEnumerable<ClosedTable> tables) =>
        page.Table(caption, ["Table", "#To readers", "#To writers"], tables, closed =>
        {
            page.CodeCell(closed.Table);
            page.Figure(LockWords.Closed(closed.ReadersMilliseconds));
            page.Figure(LockWords.Closed(closed.WritersMilliseconds));
        });
}
