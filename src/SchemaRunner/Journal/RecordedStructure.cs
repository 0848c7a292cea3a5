using SchemaRunner.Snapshots;

namespace SchemaRunner.Journal;

/// <summary>The structure as the journal's entries add up to it.</summary>
internal static class RecordedStructure
{
    /// <summary>Whether an entry says what the structure was after it.</summary>
    public static bool IsCarriedBy(JournalEntry entry) => entry.StructureHash.Length > 0;

    /// <summary>By object, the fingerprint that was recorded last.</summary>
    public static SortedDictionary<string, string> Fold(IEnumerable<JournalEntry> entries)
    {
        var fingerprints = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(IsCarriedBy))
        {
            if (!StructureFingerprint.IsOfThisForm(entry.StructureHash))
            {
                // the next entry of this form begins anew with everything
                fingerprints.Clear();
                continue;
            }

            var delta = JournalEntries.RecordOf(entry).Phase.StructureDelta;
            if (delta is null) continue;
            foreach (var name in delta.Removed) fingerprints.Remove(name);
            foreach (var (name, fingerprint) in delta.Set) fingerprints[name] = fingerprint;
        }

        return fingerprints;
    }
}
