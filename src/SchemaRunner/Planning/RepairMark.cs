using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Whether a migration can be marked as applied or reverted by hand.</summary>
internal static class RepairMark
{
    /// <summary>The word for a mark.</summary>
    public static string Word(Direction mark) => mark == Direction.Up ? "applied" : "reverted";

    /// <summary>The migration to mark.</summary>
    /// <exception cref="HistoryConflictException">There is no such migration.</exception>
    /// <exception cref="RefusedException">The mark would say nothing new, or leave a gap in the order.</exception>
    public static Migration Check(IReadOnlyList<Migration> migrations, JournalState journal, ScriptVersion version, Direction mark)
    {
        if (migrations.FirstOrDefault(m => m.Version == version) is not { } migration)
            throw NoSuchVersion.Among(version, "the scripts", migrations.Select(m => m.Version));

        var isIncomplete = journal.Incomplete?.Version == version;
        var isApplied = journal.Applied.Any(a => a.Version == version);
        if (!isIncomplete && isApplied == (mark == Direction.Up))
            throw Refused($"version {version} is {(isApplied ? "applied" : "not applied")} already", "'schemarunner status' shows how each migration stands");
        if (!isIncomplete && journal.Incomplete is { } other)
            throw Refused($"{other.Sentence}, and has to be ended first", $"mark version {other.Version} before this one, or go on with it");

        var done = journal.Applied.Select(a => a.Version).ToHashSet();
        if (mark == Direction.Up && migrations.FirstOrDefault(m => m.Version < version && !done.Contains(m.Version)) is { } earlier)
            throw Refused($"version {earlier.Version} comes before {version} and is pending", $"apply it first, or mark it first");
        if (mark == Direction.Down && journal.Applied.FirstOrDefault(a => a.Version > version) is { } later)
            throw Refused($"version {later.Version} comes after {version} and is applied", "revert it first, or mark it first");
        return migration;
    }

    private static RefusedException Refused(string message, string hint) => new("SR216", message, hint);
}
