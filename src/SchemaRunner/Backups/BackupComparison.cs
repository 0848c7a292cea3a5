using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Backups;

/// <summary>Compares what a backup must hold (A) with what was restored from it (B).</summary>
internal static class BackupComparison
{
    private const string Journal = "schemarunner_journal";

    // What a restore that may not give objects to others leaves out
    private static readonly string[] OwnersFacets = ["owner", "revoked"];

    /// <summary>Every difference; none when the restored database is the one that was backed up.</summary>
    /// <param name="backup">What the manifest says.</param>
    /// <param name="restored">What is there.</param>
    /// <param name="withOwners">Whether owners and grants were restored as well.</param>
    public static IReadOnlyList<Difference> Between(BackupContent backup, BackupContent restored, bool withOwners)
    {
        var (a, b) = withOwners ? (backup.Snapshot, restored.Snapshot) : (Unowned(backup.Snapshot), Unowned(restored.Snapshot));
        return [.. SnapshotComparison.Between(a, b), .. Between(backup.Journal, restored.Journal)];
    }

    private static IEnumerable<Difference> Between(BackupJournal backup, BackupJournal restored)
    {
        if (backup.Entries != restored.Entries)
        {
            yield return new Difference(
                DifferenceKind.Rows, ObjectKind.Table, Journal, Quantity.Of(backup.Entries, "entry", "entries"),
                Quantity.Of(restored.Entries, "entry", "entries"));
        }
        else if (backup.Hash != restored.Hash)
        {
            yield return new Difference(
                DifferenceKind.Content, ObjectKind.Table, Journal, $"last entry {backup.Hash}", $"last entry {restored.Hash}");
        }
    }

    private static SnapshotDocument Unowned(SnapshotDocument document) => document with
    {
        Objects = [.. document.Objects.Where(item => item.Kind != ObjectKind.Grant).Select(Unowned)],
    };

    private static ObjectDocument Unowned(ObjectDocument item) => OwnersFacets.Any(item.Facets.ContainsKey)
        ? item with { Facets = item.Facets.Where(facet => !OwnersFacets.Contains(facet.Key)).ToDictionary(f => f.Key, f => f.Value) }
        : item;
}
