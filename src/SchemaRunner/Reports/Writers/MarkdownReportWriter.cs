using SchemaRunner.Reports.Writers.Markdown;

namespace SchemaRunner.Reports.Writers;

/// <summary>The report for a pull request or a job summary, in GitHub-flavoured Markdown.</summary>
public sealed class MarkdownReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "markdown";

    /// <inheritdoc/>
    public string Extension => "md";

    /// <inheritdoc/>
    public void Write(Report report, TextWriter output)
    {
        var facts = new RunFacts(report);
        var run = report.Run;
        output.Write($"## {ReportWords.MarkOf(report.Verdict)} {ReportWords.Of(report)}\n\n");
        output.Write($"**{MarkdownText.Of(facts.Sentence)}**\n\n");
        output.Write(
            $"{MarkdownText.Code(run.Database)}, {run.Direction.ToString().ToLowerInvariant()}, "
            + $"run {MarkdownText.Code(run.RunId)}, {ReportWords.Time(run.StartedAt)}, "
            + $"{ReportWords.Duration(report.Milliseconds)}\n\n");
        MarkdownFindings.Write(output, facts);
        MarkdownWindow.Write(output, report.Rehearsal);
        if (report.Phases.Count > 0) WritePhases(output, report);
        if (facts.Tables.Count > 0) WriteTables(output, facts);
        WriteList(output, "Not begun", report.NotBegun);
        WriteList(output, "Notes", report.Notes);
        foreach (var phase in report.Phases) MarkdownPhase.Write(output, phase);
        WriteRun(output, report);
    }

    private static void WritePhases(TextWriter output, Report report)
    {
        output.Write("| Phase | Direction | Verdict | Statements | Undeclared | Time |\n");
        output.Write("| --- | --- | --- | ---: | ---: | ---: |\n");
        foreach (var phase in report.Phases)
        {
            output.Write(
                $"| {MarkdownText.CodeCell($"{phase.Version} {phase.Name}")} | {phase.Direction.ToString().ToLowerInvariant()} "
                + $"| {ReportWords.MarkOf(phase.Verdict)} {ReportWords.Of(phase.Verdict)} | {phase.StatementCount} "
                + $"| {phase.Mismatches.Count} | {ReportWords.Duration(phase.Milliseconds)} |\n");
        }

        output.Write('\n');
    }

    private static void WriteTables(TextWriter output, RunFacts facts)
    {
        output.Write("### What happened to each table\n\n");
        output.Write("| At the start | At the end | Rows first | Rows last | Content |\n");
        output.Write("| --- | --- | ---: | ---: | --- |\n");
        foreach (var table in facts.Tables)
        {
            output.Write(
                $"| {MarkdownText.CodeCell(table.NameFirst)} | {MarkdownText.CodeCell(table.NameLast)} "
                + $"| {ReportWords.Number(table.RowsFirst)} | {ReportWords.Number(table.RowsLast)} "
                + $"| {ReportWords.Of(table.Content)} |\n");
        }

        output.Write('\n');
    }

    private static void WriteRun(TextWriter output, Report report)
    {
        var run = report.Run;
        output.Write("<details><summary>Who, where, with what</summary>\n\n");
        output.Write($"- Server: {MarkdownText.Code($"{run.Product} {run.ServerVersion}")}\n");
        output.Write($"- Database user: {MarkdownText.Code(run.User)}\n");
        output.Write($"- Run by: {MarkdownText.Code(run.OsUser)} on {MarkdownText.Code(run.Host)}\n");
        output.Write($"- Tool: SchemaRunner {MarkdownText.Code(run.ToolVersion)}\n");
        if (run.Atomic) output.Write("- Transaction: one for all phases\n");
        if (run.Backup is { } backup)
            output.Write($"- Backup: {MarkdownText.Code(backup.File)}, made before the first phase; sha256 {MarkdownText.Code(backup.Sha256)}\n");
        output.Write($"- Scripts: {MarkdownText.Code(run.Scripts)}\n");
        output.Write($"- Compared: {ReportWords.Compared(report)}\n\n</details>\n");
    }

    private static void WriteList(TextWriter output, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        output.Write($"### {title}\n\n");
        foreach (var item in items) output.Write($"- {MarkdownText.Of(item)}\n");
        output.Write('\n');
    }
}
