using SchemaRunner.Journal;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Planning;

/// <summary>How the live structure differs from what the journal recorded last.</summary>
/// <param name="Added">Objects that the journal does not know: harmless, and noted.</param>
/// <param name="Lost">Objects that were changed or are gone, one sentence for each: what stops a run.</param>
/// <param name="Recorded">The fingerprints that the journal adds up to.</param>
internal sealed record Drift(
    IReadOnlyList<string> Added, IReadOnlyList<string> Lost, IReadOnlyDictionary<string, string> Recorded)
{
    /// <summary>Compares a live structure with the journal.</summary>
    public static Drift Between(IReadOnlyList<JournalEntry> journal, Structure live)
    {
        var now = StructureFingerprint.Of(live);
        var last = journal.LastOrDefault(RecordedStructure.IsCarriedBy);

        // equal hashes spare reading every report in the journal
        if (last is not null && last.StructureHash == StructureFingerprint.HashOf(now)) return new Drift([], [], now);

        var recorded = RecordedStructure.Fold(journal);
        var added = now.Keys.Where(name => !recorded.ContainsKey(name)).ToList();
        var lost = recorded
            .Where(pair => now.GetValueOrDefault(pair.Key) != pair.Value)
            .Select(pair => now.ContainsKey(pair.Key) ? $"{pair.Key} was changed" : $"{pair.Key} is gone")
            .ToList();
        return new Drift(added, lost, recorded);
    }
}
