using SchemaRunner.Scripts;

namespace SchemaRunner.Journal;

/// <summary>A migration that the journal says is applied: what was remembered of it, not what the scripts say today.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Checksum">The up script's checksum then, or that of the text that was accepted in its place.</param>
/// <param name="Script">The up script's text then, or the text that was accepted in its place.</param>
/// <param name="Entry">The entry that recorded it as applied.</param>
public sealed record AppliedMigration(ScriptVersion Version, string Name, string Checksum, string Script, JournalEntry Entry)
{
    /// <summary>Whether it was there when the database was adopted, and never ran here.</summary>
    public bool IsOfBaseline => Entry.Event == JournalEvent.Baseline;

    /// <summary>Folds the journal's entries into what is applied now, in the order of the numbers.</summary>
    public static IReadOnlyList<AppliedMigration> Fold(IEnumerable<JournalEntry> entries)
    {
        var applied = new SortedDictionary<ScriptVersion, AppliedMigration>();
        foreach (var entry in entries)
        {
            switch (entry.Event)
            {
                case JournalEvent.Applied or JournalEvent.Baseline when entry.Checksum.Length > 0:
                    applied[entry.Version] = Of(entry);
                    break;

                // a repair's direction is what it marks the migration as; of one that is applied it accepts the script
                case JournalEvent.Repaired when entry.Direction == Direction.Up:
                    applied[entry.Version] = applied.TryGetValue(entry.Version, out var known)
                        ? known with { Name = entry.Name, Checksum = entry.Checksum, Script = entry.Script }
                        : Of(entry);
                    break;
                case JournalEvent.Reverted or JournalEvent.Repaired:
                    applied.Remove(entry.Version);
                    break;
            }
        }

        return [.. applied.Values];
    }

    private static AppliedMigration Of(JournalEntry entry) => new(entry.Version, entry.Name, entry.Checksum, entry.Script, entry);
}
