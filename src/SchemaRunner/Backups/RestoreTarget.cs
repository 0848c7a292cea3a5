using SchemaRunner.Journal;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Backups;

/// <summary>What stands where a backup is to be restored to.</summary>
/// <param name="Database">The database, without secrets.</param>
/// <param name="Tables">How many tables it has, the journal not counted.</param>
/// <param name="IsEmpty">Whether there is nothing in it that could be lost.</param>
/// <param name="Journal">Its journal in short.</param>
/// <param name="Warnings">What somebody who is about to replace it had better know.</param>
public sealed record RestoreTarget(string Database, int Tables, bool IsEmpty, BackupJournal Journal, IReadOnlyList<string> Warnings)
{
    private static readonly ObjectKind[] s_alwaysThere = [ObjectKind.Schema, ObjectKind.Extension, ObjectKind.Grant, ObjectKind.Comment];

    internal static RestoreTarget Of(
        string database, string name, Structure structure, IReadOnlyList<JournalEntry> journal, BackupFile backup) => new(
        database, structure.Tables.Count,
        structure.Tables.Count + structure.Sequences.Count + journal.Count == 0 && structure.Objects.All(o => s_alwaysThere.Contains(o.Kind)),
        BackupJournal.Of(journal), [.. WarningsOf(database, name, journal, backup)]);

    private static IEnumerable<string> WarningsOf(string database, string name, IReadOnlyList<JournalEntry> journal, BackupFile backup)
    {
        var made = backup.Manifest.Content;
        var of = NameOf(made.Snapshot.Database);
        if (of != name) yield return $"the backup is of another database, {of}";
        if (journal.Count == 0)
        {
            if (made.Journal.Entries > 0) yield return $"{database} has no journal; the backup's will be there";
            yield break;
        }

        var common = made.Journal.Entries == 0 ? 0 : journal.TakeWhile(entry => entry.Hash != made.Journal.Hash).Count() + 1;
        if (common > journal.Count) yield return "its journal does not continue the backup's: they are two histories";
        else if (common < journal.Count)
            yield return $"{Quantity.Of(journal.Count - common, "entry", "entries")} of its journal came after the backup and will be gone: {Latest(journal.Skip(common))}";
    }

    private static string Latest(IEnumerable<JournalEntry> entries)
    {
        var all = entries.Select(entry => $"{entry.Version} {entry.Event.ToString().ToLowerInvariant()}").ToList();
        return all.Count <= 3 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more";
    }

    // sqlite:data/fish.db, postgres://app@db:5432/fish
    private static string NameOf(string database)
    {
        var last = database[(database.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        return database.StartsWith("sqlite:", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(last) : last;
    }
}
