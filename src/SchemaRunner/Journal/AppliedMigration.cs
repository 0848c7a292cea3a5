using SchemaRunner.Scripts;

namespace SchemaRunner.Journal;

/// <summary>A migration that the journal says is applied: what was remembered of it, not what the scripts say today.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Checksum">The up script's checksum then.</param>
/// <param name="Script">The up script's text then.</param>
/// <param name="Entry">The entry that recorded it.</param>
public sealed record AppliedMigration(ScriptVersion Version, string Name, string Checksum, string Script, JournalEntry Entry)
{
    /// <summary>Folds the journal's entries into what is applied now, in the order of the numbers.</summary>
    public static IReadOnlyList<AppliedMigration> Fold(IEnumerable<JournalEntry> entries)
    {
        var applied = new SortedDictionary<ScriptVersion, AppliedMigration>();
        foreach (var entry in entries)
        {
            // a repair's direction is what it marks the migration as
            var isRepair = entry.Event == JournalEvent.Repaired;
            if (entry.Event == JournalEvent.Applied || (isRepair && entry.Direction == Direction.Up))
                applied[entry.Version] = new AppliedMigration(entry.Version, entry.Name, entry.Checksum, entry.Script, entry);
            else if (entry.Event == JournalEvent.Reverted || isRepair)
                applied.Remove(entry.Version);
        }

        return [.. applied.Values];
    }
}
