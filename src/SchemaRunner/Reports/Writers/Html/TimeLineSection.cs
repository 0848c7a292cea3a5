namespace SchemaRunner.Reports.Writers.Html;

/// <summary>
/// The phase as bars over one time line: its steps, its statements, and when which table was closed to others. The figures
/// stand beside it in words, and in the table below.
/// </summary>
internal static class TimeLineSection
{
    private const int Height = 16;
    private const int MostTables = 8;
    private const int MostStatements = 200;

    public static void Write(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.Steps.Count == 0) return;
        var end = phase.Steps[^1].StartMilliseconds + phase.Steps[^1].Milliseconds;
        if (end <= 0) return;
        page.Leaf("h4", "Time line");
        page.Element("figure", "timeline", () =>
        {
            Lane(page, "Phase", "name", phase.Steps.Select(s => new Bar(s.StartMilliseconds, s.Milliseconds, ClassOf(s.Step))), end);
            if (phase.Statements.Count > 0)
                Lane(page, "Statements", "name", Longest(phase.Statements).Select(s => new Bar(s.StartMilliseconds, s.Milliseconds, "statement")), end);
            foreach (var closed in phase.Closed.Take(MostTables)) Lane(page, closed.Table, "name code", BarsOf(closed, end), end);
            Axis(page, end);
            page.Element("figcaption", null, () =>
            {
                foreach (var step in phase.Steps) Key(page, ClassOf(step.Step), $"{LockWords.Of(step.Step)} {ReportWords.Duration(step.Milliseconds)}");
                if (phase.Closed.Count > 0) Key(page, "writers", "closed to writers", isThin: true);
                if (phase.Closed.Any(c => c.ReadersMilliseconds > 0)) Key(page, "readers", "closed to readers and writers");
            });
        });
    }

    private static IEnumerable<StatementReport> Longest(IReadOnlyList<StatementReport> statements) =>
        statements.OrderByDescending(s => s.Milliseconds).Take(MostStatements).OrderBy(s => s.StartMilliseconds);

    private static IEnumerable<Bar> BarsOf(ClosedTable closed, double end)
    {
        yield return new Bar(end - closed.WritersMilliseconds, closed.WritersMilliseconds, "writers", IsThin: true);
        if (closed.ReadersMilliseconds > 0) yield return new Bar(end - closed.ReadersMilliseconds, closed.ReadersMilliseconds, "readers");
    }

    private static string ClassOf(PhaseStep step) => step switch
    {
        PhaseStep.Begin => "begin",
        PhaseStep.Script => "script",
        _ => "snapshot",
    };

    private static void Lane(HtmlBuilder page, string name, string cssClass, IEnumerable<Bar> bars, double end) =>
        page.Element("div", "lane", () =>
        {
            page.Leaf("span", name, cssClass);
            page.Element("svg", null, () =>
            {
                foreach (var bar in bars) page.Raw(bar.Draw(end, Height));
            }, $" viewBox=\"0 0 {Bar.Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"");
        });

    private static void Axis(HtmlBuilder page, double end) => page.Element("div", "lane axis", () =>
    {
        page.Leaf("span", "");
        page.Element("div", null, () =>
        {
            page.Leaf("span", "0");
            page.Leaf("span", ReportWords.Duration(end));
        });
    });

    private static void Key(HtmlBuilder page, string cssClass, string text, bool isThin = false) => page.Element("span", "key", () =>
    {
        page.Element("svg", null, () => page.Raw(new Bar(0, 1, cssClass, isThin).Draw(1, Height)),
            $" viewBox=\"0 0 {Bar.Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"");
        page.Leaf("span", text);
    });
}
