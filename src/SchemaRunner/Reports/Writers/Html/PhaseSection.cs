using SchemaRunner.Snapshots;

namespace SchemaRunner.Reports.Writers.Html;

/// <summary>What one phase did, and what was compared to prove it.</summary>
internal static class PhaseSection
{
    public static void Write(HtmlBuilder page, PhaseReport phase) => page.Element("section", "phase", () =>
    {
        page.Element("div", "head", () =>
        {
            page.Leaf("h3", $"{phase.Version} {phase.Name}");
            page.Leaf("p", $"{ReportWords.MarkOf(phase.Verdict)} {ReportWords.Of(phase.Verdict)}", $"badge {Style.ClassOf(phase.Verdict)}");
        });
        page.Leaf("p", Timing(phase), "quiet");
        page.Element("p", "quiet", () =>
        {
            page.Leaf("span", phase.Path, "code");
            page.Leaf("span", phase.Checksum, "code");
        });
        if (phase.Problem is { } problem) page.Leaf("p", $"{problem.Code}: {problem.Message}", "bad");
        if (phase.Coverage is { } coverage) page.Leaf("p", ReportWords.Of(coverage));
        if (phase.Accepted is { } accepted) page.Leaf("pre", accepted.Difference);
        WriteDirectives(page, phase);
        StatementSection.Write(page, phase);
        TimeLineSection.Write(page, phase);
        ClosedSection.Write(page, phase);
        TableSection.Write(page, phase);
        ForeignKeySection.Write(page, phase);
        WriteChanges(page, phase);
        if (phase.Kept.Count > 0) page.Leaf("p", $"Compared and kept as they were: {ReportWords.Kept(phase.Kept)}.");
        if (phase.Retries.Count > 0)
            WriteItems(page, "Stopped by locks of others, and tried again", [.. phase.Retries.SelectMany(Lines)], "li", null);
        if (phase.Notes.Count > 0) WriteItems(page, "Notes", phase.Notes, "li", null);
        if (phase.StructureHash.Length > 0)
        {
            page.Element("p", "quiet", () =>
            {
                page.Leaf("span", "Structure afterwards");
                page.Leaf("span", phase.StructureHash, "code");
            });
        }
    });

    private static string Timing(PhaseReport phase) =>
        $"{phase.Direction.ToString().ToLowerInvariant()} · {ReportWords.Time(phase.StartedAt)} · "
        + $"{ReportWords.Duration(phase.Milliseconds)} in all, {ReportWords.Duration(phase.ScriptMilliseconds)} script, "
        + $"{ReportWords.Duration(phase.VerifyMilliseconds)} verification";

    private static void WriteDirectives(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.Expectations.Count == 0) return;
        WriteItems(page, "Declared", phase.Expectations, "li", "code");
    }

    private static void WriteChanges(HtmlBuilder page, PhaseReport phase)
    {
        if (phase.Changes.Count == 0) return;
        page.Leaf("h4", "Structure");
        page.Table(
            $"What {phase.Version} changed in the structure",
            ["Change", "Kind", "Name", "Detail"],
            phase.Changes,
            change =>
            {
                page.Leaf("td", ReportWords.Of(change.Change));
                page.Leaf("td", KindWords.Of(change.Kind));
                page.CodeCell(change.Name);
                page.Leaf("td", change.Change == ChangeKind.Renamed ? $"→ {change.Detail}" : change.Detail ?? "", "code");
            });
    }

    private static IEnumerable<string> Lines(PhaseRetry retry) =>
        retry.Blockers.Select(blocker => $"in the way: {blocker}").Prepend(ReportWords.Of(retry));

    private static void WriteItems(HtmlBuilder page, string title, IReadOnlyList<string> items, string tag, string? cssClass)
    {
        page.Leaf("h4", title);
        page.Element("ul", null, () =>
        {
            foreach (var item in items) page.Leaf(tag, item, cssClass);
        });
    }
}
