namespace SchemaRunner.Reports.Writers.Html;

/// <summary>What nobody declared, and what stopped the run.</summary>
internal static class StopSection
{
    public static void Write(HtmlBuilder page, Report report, RunFacts facts)
    {
        if (facts.Problem is { } problem) WriteProblem(page, problem, facts.Stopped);
        foreach (var phase in facts.Refused) WriteMismatches(page, phase);
    }

    private static void WriteProblem(HtmlBuilder page, Problem problem, PhaseReport? phase) =>
        page.Element("section", "stop", () =>
        {
            page.Leaf("h2", "What stopped it");
            if (phase is not null) page.Leaf("p", $"{phase.Version} {phase.Name}", "code");
            page.Element("p", null, () =>
            {
                page.Leaf("strong", problem.Code);
                page.Leaf("span", problem.Message);
            });
            if (problem.Statement is { } statement) page.Leaf("pre", statement);
            if (problem.Hint is { } hint) page.Leaf("p", $"What to do: {hint}", "hint");
        });

    private static void WriteMismatches(HtmlBuilder page, PhaseReport phase) => page.Element("section", "stop", () =>
    {
        var count = ReportWords.Count(phase.Mismatches.Count, "undeclared change");
        page.Leaf("h2", $"{count} in {phase.Version} {phase.Name}");
        foreach (var mismatch in phase.Mismatches) WriteMismatch(page, mismatch);
        WriteDirectives(page, phase);
    });

    private static void WriteMismatch(HtmlBuilder page, Mismatch mismatch) => page.Element("article", "mismatch", () =>
    {
        page.Leaf("h3", $"{mismatch.Code} {ReportWords.ObjectOf(mismatch)}");
        page.Element("dl", null, () =>
        {
            Pair(page, "Expected", mismatch.Expected);
            Pair(page, "Found", mismatch.Actual);
            if (mismatch.Samples.Count > 0) Pair(page, "For example", string.Join("\n", mismatch.Samples));
        });
        if (mismatch.Directive is { } directive)
        {
            page.Leaf("p", "If this is meant, declare it at the head of the script:", "hint");
            page.Leaf("pre", ReportWords.DirectiveLine(directive));
        }
    });

    private static void WriteDirectives(HtmlBuilder page, PhaseReport phase)
    {
        var lines = phase.Mismatches.Select(mismatch => mismatch.Directive).OfType<string>().Distinct().ToList();
        if (lines.Count < 2) return;
        page.Leaf("h3", "All of them, to paste");
        page.Leaf("p", $"Only if every change above is meant, at the head of {phase.Path}:", "hint");
        page.Leaf("pre", string.Join("\n", lines.Select(ReportWords.DirectiveLine)));
    }

    private static void Pair(HtmlBuilder page, string name, string value) => page.Element("div", null, () =>
    {
        page.Leaf("dt", name);
        page.Leaf("dd", value);
    });
}
