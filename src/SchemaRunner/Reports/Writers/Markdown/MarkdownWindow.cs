namespace SchemaRunner.Reports.Writers.Markdown;

/// <summary>What a rehearsal tells of the run to come: how long, who waits for what, and what was written into scripts.</summary>
internal static class MarkdownWindow
{
    private const int MostTables = 20;

    public static void Write(TextWriter output, RehearsalReport? rehearsal)
    {
        if (rehearsal is null) return;
        WriteEdits(output, rehearsal.Edits);
        var window = rehearsal.Window;
        output.Write("### What the run would take\n\n");
        output.Write($"**{ReportWords.Duration(window.Milliseconds)}** for {ReportWords.Count(window.Phases.Count, "phase")}. {MarkdownText.Of(rehearsal.Limits)}\n\n");
        output.Write($"Copied {MarkdownText.Of(rehearsal.Way)}; {ReportWords.Duration(rehearsal.CopyMilliseconds)}.\n\n");
        foreach (var difference in rehearsal.Differences) output.Write($"Unlike the database: {MarkdownText.Of(difference)}.\n\n");
        if (window.Phases.Count == 0) return;
        output.Write("| Phase | Takes | Readers wait | Writers wait | Log |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var phase in window.Phases)
        {
            output.Write(
                $"| {MarkdownText.CodeCell($"{phase.Version} {phase.Name}")} | {ReportWords.Duration(phase.Milliseconds)} "
                + $"| {LockWords.Closed(phase.ReadersMilliseconds)} | {LockWords.Closed(phase.WritersMilliseconds)} | {LockWords.Bytes(phase.WalBytes)} |\n");
        }

        output.Write($"\n{(window.Rewritten.Count == 0 ? "No table is rewritten" : $"Rewritten: {MarkdownText.Of(string.Join(", ", window.Rewritten))}")}.\n\n");
        WriteTables(output, window);
    }

    private static void WriteTables(TextWriter output, Window window)
    {
        if (window.Closed.Count == 0) return;
        output.Write("| Closed to others | In phase | To readers | To writers |\n| --- | --- | ---: | ---: |\n");
        foreach (var table in window.Closed.Take(MostTables))
        {
            output.Write(
                $"| {MarkdownText.CodeCell(table.Table)} | {MarkdownText.CodeCell(table.Version)} "
                + $"| {LockWords.Closed(table.ReadersMilliseconds)} | {LockWords.Closed(table.WritersMilliseconds)} |\n");
        }

        var more = Math.Max(0, window.Closed.Count - MostTables) + window.ClosedFurther;
        if (more > 0) output.Write($"\n{ReportWords.Count(more, "more table")}, none of them longer.\n");
        output.Write('\n');
    }

    private static void WriteEdits(TextWriter output, IReadOnlyList<ScriptEdit> edits)
    {
        if (edits.Count == 0) return;
        output.Write("### Written into scripts\n\n");
        foreach (var file in edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            var lines = string.Join('\n', file.Select(edit => $"+{edit.Text}"));
            output.Write($"{MarkdownText.Code($"{file.Key}:{file.First().Line}")}\n\n{MarkdownText.Block(lines, "diff")}\n");
        }
    }
}
