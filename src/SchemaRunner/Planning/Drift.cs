using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Planning;

/// <summary>How the live structure differs from what the journal recorded last.</summary>
/// <param name="Differences">The objects in which it does, in the order of their names.</param>
/// <param name="Recorded">The fingerprints that the journal adds up to.</param>
/// <param name="Unknown">Why drift could not be looked for; <see langword="null"/> when it could.</param>
internal sealed record Drift(
    IReadOnlyList<DriftedObject> Differences, IReadOnlyDictionary<string, string> Recorded, string? Unknown = null)
{
    /// <summary>Objects that the journal does not know: harmless, and noted.</summary>
    public IEnumerable<DriftedObject> Added => Differences.Where(one => one.Change == ChangeKind.Added);

    /// <summary>Objects that were changed or are gone: what stops a run.</summary>
    public IEnumerable<DriftedObject> Lost => Differences.Where(one => one.Change != ChangeKind.Added);

    /// <summary>Compares a live structure with the journal.</summary>
    public static Drift Between(IReadOnlyList<JournalEntry> journal, Structure live)
    {
        var fingerprint = StructureFingerprint.Of(live);
        var now = fingerprint.ByObject;
        var last = journal.LastOrDefault(RecordedStructure.IsCarriedBy);

        // equal hashes spare reading every report in the journal
        if (last is not null && last.StructureHash == fingerprint.Hash) return new Drift([], now);

        if (last is not null && !StructureFingerprint.IsOfThisForm(last.StructureHash))
        {
            return new Drift(
                [], new Dictionary<string, string>(),
                $"drift was not looked for: release {last.ToolVersion} recorded the structure in another form");
        }

        var recorded = RecordedStructure.Fold(journal);
        var added = WithoutParts([.. now.Keys.Where(name => !recorded.ContainsKey(name))]);
        var gone = WithoutParts([.. recorded.Keys.Where(name => !now.ContainsKey(name))]);
        var changed = recorded.Where(pair => now.GetValueOrDefault(pair.Key, pair.Value) != pair.Value).Select(pair => pair.Key).ToHashSet();
        return new Drift(
            [
                .. Objects(ChangeKind.Added, added)
                    .Concat(Objects(ChangeKind.Dropped, gone))
                    .Concat(Changed(changed, journal, fingerprint, live))
                    .OrderBy(one => one.Object, StringComparer.Ordinal),
            ],
            recorded);
    }

    private static IEnumerable<DriftedObject> Changed(
        HashSet<string> names, IReadOnlyList<JournalEntry> journal, StructureFingerprint fingerprint, Structure live)
    {
        if (names.Count == 0) return [];
        var recorded = RecordedStructure.DefinitionsOf(names, journal);
        var found = ObjectDefinitions.Of(fingerprint.Part(live, names), names);
        return names.Select(name => new DriftedObject(ChangeKind.Changed, name, DetailOf(name)));

        string? DetailOf(string name) =>
            recorded.TryGetValue(name, out var was) && found.TryGetValue(name, out var now)
                && ObjectDefinitions.Difference(was, now) is { Length: > 0 } difference ? difference : null;
    }

    private static IEnumerable<DriftedObject> Objects(ChangeKind change, IEnumerable<string> names) =>
        names.Select(name => new DriftedObject(change, name));

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
