using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>The adoption of a database, for a person.</summary>
internal static class BaselineText
{
    private const int MostTables = 30;

    /// <summary>Writes what would be recorded.</summary>
    public static void Write(BaselinePlan plan, Terminal terminal)
    {
        Wrap($"{plan.Target} holds {plan.Holds}.", terminal);
        foreach (var migration in plan.Adopted) terminal.Output.WriteLine($"  {migration.Version} {migration.Name}");
    }

    /// <summary>What is asked before it is recorded.</summary>
    public static string Question(BaselinePlan plan) => plan.Adopted.Count == 0
        ? "Adopt it as it is, with every migration pending?"
        : $"Count {(plan.Adopted.Count == 1 ? "this migration" : $"these {plan.Adopted.Count} migrations")} as applied, without running anything?";

    /// <summary>Writes what was recorded.</summary>
    public static void Write(BaselinePlan plan, Report report, Terminal terminal)
    {
        var found = report.Phases[^1].Tables;
        if (found.Count > 0) terminal.Output.WriteLine();
        var table = new TextTable(new("table", Shrinks: true), new("rows", ToTheRight: true));
        foreach (var one in Largest(found)) table.Add(one.NameAfter!, one.RowsAfter is { } rows ? $"{rows:N0}" : "–");
        if (found.Count > 0) table.Write(terminal.Output, terminal.Width, terminal.OutputPaint);
        if (found.Count > MostTables) terminal.Output.WriteLine($"… and {Words.Count(found.Count - MostTables, "smaller table")}");
        terminal.Output.WriteLine();

        var adopted = terminal.OutputPaint.Notable("ADOPTED");
        const string rest = "structure and rows are recorded as they are. Nothing was run, and nothing was verified.";
        if (plan.Adopted is [.., var last])
        {
            var counted = Words.Count(plan.Adopted.Count, "migration counts", "migrations count");
            Wrap($"{adopted} at {last.Version} {last.Name}: {counted} as applied; {rest}", terminal);
        }
        else
        {
            Wrap($"{adopted}: no migration counts as applied; {rest}", terminal);
        }

        Wrap(
            plan.Pending is [var next, ..]
                ? $"{plan.Pending.Count} pending, from {next.Version} {next.Name}: 'schemarunner up' applies {(plan.Pending.Count == 1 ? "it" : "them")}."
                : "Nothing is pending.",
            terminal);
        if (plan.Adopted.Count > 0) Wrap("'schemarunner prove --fresh' tells whether the scripts would have made this structure.", terminal);
    }

    private static IEnumerable<TableReport> Largest(IReadOnlyList<TableReport> found) => found.Count <= MostTables
        ? found
        : found.OrderByDescending(table => table.RowsAfter ?? 0).ThenBy(table => table.NameAfter, StringComparer.Ordinal).Take(MostTables);

    private static void Wrap(string sentence, Terminal terminal)
    {
        foreach (var line in Shorten.Wrap(sentence, terminal.Width)) terminal.Output.WriteLine(line);
    }
}
