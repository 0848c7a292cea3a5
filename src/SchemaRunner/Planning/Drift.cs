using SchemaRunner.Journal;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Planning;

/// <summary>How the live structure differs from what the journal recorded last.</summary>
/// <param name="Added">Objects that the journal does not know: harmless, and noted.</param>
/// <param name="Lost">Objects that were changed or are gone, one sentence for each: what stops a run.</param>
/// <param name="Recorded">The fingerprints that the journal adds up to.</param>
/// <param name="Unknown">Why drift could not be looked for; <see langword="null"/> when it could.</param>
internal sealed record Drift(
    IReadOnlyList<string> Added, IReadOnlyList<string> Lost, IReadOnlyDictionary<string, string> Recorded, string? Unknown = null)
{
    /// <summary>Compares a live structure with the journal.</summary>
    public static Drift Between(IReadOnlyList<JournalEntry> journal, Structure live)
    {
        var fingerprint = StructureFingerprint.Of(live);
        var now = fingerprint.ByObject;
        var last = journal.LastOrDefault(RecordedStructure.IsCarriedBy);

        // equal hashes spare reading every report in the journal
        if (last is not null && last.StructureHash == fingerprint.Hash) return new Drift([], [], now);

        if (last is not null && !StructureFingerprint.IsOfThisForm(last.StructureHash))
        {
            return new Drift(
                [], [], new Dictionary<string, string>(),
                $"drift was not looked for: release {last.ToolVersion} recorded the structure in another form");
        }

        var recorded = RecordedStructure.Fold(journal);
        var added = WithoutParts([.. now.Keys.Where(name => !recorded.ContainsKey(name)).Order(StringComparer.Ordinal)]);
        var gone = WithoutParts([.. recorded.Keys.Where(name => !now.ContainsKey(name))]);
        var lost = recorded
            .Where(pair => now.GetValueOrDefault(pair.Key, pair.Value) != pair.Value)
            .Select(pair => $"{pair.Key} was changed")
            .Concat(gone.Select(name => $"{name} is gone"))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new Drift(added, lost, recorded);
    }

    // A table comes and goes with its columns and all that is on it: its name says enough
    private static List<string> WithoutParts(IReadOnlyList<string> objects)
    {
        const string kind = "table ";
        var tables = objects
            .Where(name => name.StartsWith(kind, StringComparison.Ordinal))
            .Select(name => name[(kind.Length - 1)..])
            .ToList();
        return [.. objects.Where(name => !tables.Exists(table => IsPart(name, table)))];
    }

    private static bool IsPart(string name, string table)
    {
        var at = name.IndexOf(table, StringComparison.Ordinal);
        return at > 0 && at + table.Length < name.Length && name[at + table.Length] is '.' or '(' or ':';
    }
}
