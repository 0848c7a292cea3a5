using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Journal;

/// <summary>The structure as the journal's entries add up to it.</summary>
internal static class RecordedStructure
{
    /// <summary>Whether an entry says what the structure was after it.</summary>
    public static bool IsCarriedBy(JournalEntry entry) => entry.StructureHash.Length > 0;

    /// <summary>By object, the definition that was recorded last; of objects whose definition was not kept, none.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> DefinitionsOf(
        IReadOnlyCollection<string> names, IEnumerable<JournalEntry> entries)
    {
        var definitions = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var delta in entries.Where(IsCarriedBy).Select(entry => JournalEntries.RecordOf(entry).Phase.StructureDelta).OfType<StructureDelta>())
        {
            foreach (var name in names.Where(delta.Set.ContainsKey))
            {
                if (delta.Definitions.TryGetValue(name, out var definition)) definitions[name] = definition;
                else definitions.Remove(name);
            }
        }

        return definitions;
    }

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
