namespace SchemaRunner.Reports.Writers.Markdown;

/// <summary>What stopped the run, and the lines to paste if it is meant.</summary>
internal static class MarkdownFindings
{
    public static void Write(TextWriter output, RunFacts facts)
    {
        if (facts.Problem is { } problem) WriteProblem(output, problem);
        foreach (var phase in facts.Refused) WriteMismatches(output, phase);
    }

    private static void WriteProblem(TextWriter output, Problem problem)
    {
        output.Write("### What stopped it\n\n");
        output.Write($"**{MarkdownText.Of(problem.Code)}**: {MarkdownText.Of(problem.Message)}\n\n");
        if (problem.Statement is { } statement) output.Write($"{MarkdownText.Block(statement, "sql")}\n");
        if (problem.Hint is { } hint) output.Write($"What to do: {MarkdownText.Of(hint)}\n\n");
    }

    private static void WriteMismatches(TextWriter output, PhaseReport phase)
    {
        var count = ReportWords.Count(phase.Mismatches.Count, "undeclared change");
        output.Write($"### {count} in {MarkdownText.Code($"{phase.Version} {phase.Name}")}\n\n");
        output.Write("| Check | Object | Expected | Found | For example |\n| --- | --- | --- | --- | --- |\n");
        foreach (var mismatch in phase.Mismatches)
        {
            output.Write(
                $"| {MarkdownText.Of(mismatch.Code)} | {MarkdownText.CodeCell(ReportWords.ObjectOf(mismatch))} "
                + $"| {MarkdownText.Of(mismatch.Expected)} | {MarkdownText.Of(mismatch.Actual)} "
                + $"| {string.Join(", ", mismatch.Samples.Select(MarkdownText.CodeCell))} |\n");
        }

        output.Write('\n');
        var lines = phase.Mismatches.Select(mismatch => mismatch.Directive).OfType<string>().Distinct().ToList();
        if (lines.Count == 0) return;
        output.Write($"If every one of them is meant, declare it at the head of {MarkdownText.Code(phase.Path)}:\n\n");
        output.Write($"{MarkdownText.Block(string.Join("\n", lines.Select(ReportWords.DirectiveLine)), "sql")}\n");
    }
}
