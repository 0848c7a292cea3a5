using SchemaRunner.Reports.Writers.Html;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Reports.Writers.Markdown;

/// <summary>The details of one phase, folded.</summary>
internal static class MarkdownPhase
{
    public static void Write(TextWriter output, PhaseReport phase)
    {
        output.Write($"<details><summary>{HtmlBuilder.Escape(PlainText.OnOneLine($"{phase.Version} {phase.Name}"))}</summary>\n\n");
        output.Write($"{MarkdownText.Code(phase.Path)}, {MarkdownText.Code(phase.Checksum)}\n\n");
        if (phase.Coverage is { } coverage) output.Write($"{MarkdownText.Of(ReportWords.Of(coverage))}\n\n");
        if (phase.Accepted is { } accepted) output.Write($"{MarkdownText.Block(accepted.Difference, "")}\n");
        if (phase.Expectations.Count > 0)
            output.Write($"Declared:\n\n{MarkdownText.Block(string.Join("\n", phase.Expectations), "sql")}\n");
        WriteStatements(output, phase);
        WriteClosed(output, phase);
        WriteForeignKeys(output, phase);
        WriteChanges(output, phase);
        if (phase.Kept.Count > 0)
            output.Write($"Compared and kept as they were: {MarkdownText.Of(ReportWords.Kept(phase.Kept))}.\n\n");
        WriteRetries(output, phase);
        foreach (var note in phase.Notes) output.Write($"- {MarkdownText.Of(note)}\n");
        output.Write(phase.Notes.Count > 0 ? "\n</details>\n\n" : "</details>\n\n");
    }

    private static void WriteRetries(TextWriter output, PhaseReport phase)
    {
        if (phase.Retries.Count == 0) return;
        output.Write("Stopped by locks of others, and tried again:\n\n");
        foreach (var retry in phase.Retries)
        {
            output.Write($"- {MarkdownText.Of(ReportWords.Of(retry))}\n");
            foreach (var blocker in retry.Blockers) output.Write($"  - in the way: {MarkdownText.Of($"{blocker}")}\n");
        }

        output.Write('\n');
    }

    private static void WriteStatements(TextWriter output, PhaseReport phase)
    {
        if (phase.Statements.Count == 0) return;
        output.Write("| Line | Statement | Rows | Time |\n| ---: | --- | ---: | ---: |\n");
        foreach (var statement in phase.Statements)
        {
            var following = statement.Following > 0 ? ReportWords.Following(statement) + " " : "";
            output.Write(
                $"| {statement.Line} | {following}{MarkdownText.CodeCell(statement.Text)} | {ReportWords.Number(statement.Rows)} "
                + $"| {ReportWords.Duration(statement.Milliseconds)} |\n");
        }

        output.Write('\n');
    }

    private static void WriteClosed(TextWriter output, PhaseReport phase)
    {
        if (phase.Closed.Count == 0) return;
        var writers = phase.Closed.MaxBy(closed => closed.WritersMilliseconds)!;
        var longest = phase.Closed[0] is { ReadersMilliseconds: > 0 } readers
            ? $"to readers {MarkdownText.Code(readers.Table)} for {ReportWords.Duration(readers.ReadersMilliseconds)}, "
            : "";
        output.Write(
            $"Closed the longest: {longest}to writers {MarkdownText.Code(writers.Table)} "
            + $"for {ReportWords.Duration(writers.WritersMilliseconds)}.\n\n");
    }

    private static void WriteForeignKeys(TextWriter output, PhaseReport phase)
    {
        if (phase.ForeignKeys.Count == 0) return;
        var orphaned = phase.ForeignKeys.Where(key => key.OrphansAfter > 0).ToList();
        output.Write($"{ReportWords.Count(phase.ForeignKeys.Count, "foreign key")} counted, {orphaned.Count} with orphans.\n\n");
        foreach (var key in orphaned)
        {
            output.Write(
                $"- {MarkdownText.Code(key.Key)}: {ReportWords.Number(key.OrphansBefore)} before, "
                + $"{ReportWords.Number(key.OrphansAfter)} after: {string.Join(", ", key.Samples.Select(MarkdownText.Code))}\n");
        }

        if (orphaned.Count > 0) output.Write('\n');
    }

    private static void WriteChanges(TextWriter output, PhaseReport phase)
    {
        if (phase.Changes.Count == 0) return;
        output.Write("| Change | Kind | Name | Detail |\n| --- | --- | --- | --- |\n");
        foreach (var change in phase.Changes)
        {
            output.Write(
                $"| {ReportWords.Of(change.Change)} | {KindWords.Of(change.Kind)} | {MarkdownText.CodeCell(change.Name)} "
                + $"| {MarkdownText.CodeCell(change.Detail)} |\n");
        }

        output.Write('\n');
    }
}
