using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>A script that is not the one that was applied.</summary>
/// <param name="Migration">The migration as the scripts have it.</param>
/// <param name="Was">The migration as the journal has it.</param>
public sealed record ChangedScript(Migration Migration, AppliedMigration Was)
{
    /// <summary>How to accept one, in a hint.</summary>
    internal const string Repair = "accept it with 'schemarunner repair --checksums --reason TEXT', which runs nothing";

    private const int MostLines = 200;
    private const int MostStatements = 5;
    private const int LongestHead = 60;

    /// <summary>The stretch of lines that differ, in the way of <c>diff</c>.</summary>
    public string Difference => LineDifference.Of(Was.Script, Migration.Up.Text, MostLines);

    /// <summary>What the database has of it, one sentence for each fact: above all, what never ran here.</summary>
    public required IReadOnlyList<string> Meaning { get; init; }

    /// <summary>Whether it says something that never ran here.</summary>
    public required bool HasNeverRun { get; init; }

    /// <summary>What would run it instead of accepting it; <see langword="null"/> where nothing would.</summary>
    public string? Hint { get; init; }

    /// <summary>Puts both side by side.</summary>
    /// <param name="migration">The migration as the scripts have it.</param>
    /// <param name="was">The migration as the journal has it.</param>
    /// <param name="isLast">Whether no later one is applied.</param>
    /// <param name="dialect">Cuts scripts into statements.</param>
    internal static ChangedScript Of(Migration migration, AppliedMigration was, bool isLast, IScriptDialect dialect)
    {
        // what ran is what the entry has that recorded it, whatever text was accepted in its place since
        var (entry, up) = (was.Entry, migration.Up);
        if (entry.Event != JournalEvent.Applied)
        {
            var how = was.IsOfBaseline ? "the migration was adopted with the database" : "the migration was marked as applied by hand";
            return new ChangedScript(migration, was) { Meaning = [$"{how}: neither text ever ran here"], HasNeverRun = up.Statements.Count > 0 };
        }

        var difference = StatementDifference.Between(entry.Script, entry.Checksum, up, dialect);
        return new ChangedScript(migration, was)
        {
            Meaning = difference is null
                ? ["the script is too large to be compared statement by statement: what of it never ran here is not known"]
                : [.. SentencesOf(difference)],
            HasNeverRun = difference is null or { Added.Count: > 0 },
            Hint = isLast && difference is { Added.Count: > 0 } && IsBlank(entry.Script) ? $"to run it instead, {RunEmptyOne(was)}" : null,
        };
    }

    /// <summary>What to do about one that nobody has accepted.</summary>
    /// <param name="was">The migration as the journal has it.</param>
    /// <param name="isLast">Whether no later one is applied.</param>
    internal static string HintFor(AppliedMigration was, bool isLast) =>
        isLast && IsBlank(was.Script)
            ? $"it was applied empty; to run it as it is now, {RunEmptyOne(was)}"
            : $"put the script back as it was and make the change in a new migration, or {Repair}";

    private static IEnumerable<string> SentencesOf(StatementDifference difference)
    {
        var (added, removed) = (difference.Added, difference.Removed);
        if (added.Count > 0)
        {
            var it = added.Count == 1 ? "it" : "them";
            yield return $"{Quantity.Of(added.Count, "statement")} never ran here, and accepting the script does not run {it}: {Heads(added)}";
        }

        if (removed.Count > 0)
        {
            var are = removed.Count == 1 ? "is" : "are";
            yield return $"{Quantity.Of(removed.Count, "statement")} ran here and {are} no longer in the script: {Heads(removed)}";
        }

        if (!difference.IsSameOrder) yield return "the statements that ran stand in another order now";
        else if (added.Count + removed.Count == 0)
            yield return "the statements are those that ran: only comments, directives or white space differ";
    }

    private static string RunEmptyOne(AppliedMigration was) =>
        $"say 'schemarunner repair --mark reverted {was.Version} --reason TEXT' and 'schemarunner up'";

    private static string Heads(IReadOnlyList<Statement> statements) =>
        string.Join("; ", statements.Take(MostStatements).Select(s => $"line {s.Line}: {Head(s.Text)}"))
        + (statements.Count > MostStatements ? $"; and {statements.Count - MostStatements} more" : "");

    private static string Head(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= LongestHead ? flat : flat[..LongestHead] + "…";
    }

    private static bool IsBlank(string script) =>
        script.Split('\n').All(line => line.AsSpan().Trim() is var text && (text.IsEmpty || text.StartsWith("--", StringComparison.Ordinal)));
}
