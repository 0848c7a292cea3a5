using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Journal;

/// <summary>Says of one structure after another how it differs from the one recorded before it.</summary>
/// <param name="known">By object, the fingerprint that the journal recorded last.</param>
internal sealed class StructureLedger(IReadOnlyDictionary<string, string> known)
{
    private readonly Dictionary<string, string> recorded = new(known, StringComparer.Ordinal);
    private readonly Dictionary<string, string?> committed = new(StringComparer.Ordinal);
    private StructureFingerprint fingerprint = new();
    private bool hasBegun;

    /// <summary>The structure's hash, and what leads to it from the structure before.</summary>
    public (string Hash, StructureDelta Delta) Record(Structure structure)
    {
        IEnumerable<string> doubtful = fingerprint.Follow(structure);
        if (!hasBegun) doubtful = doubtful.Union(recorded.Keys, StringComparer.Ordinal).ToList();
        hasBegun = true;

        var set = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var removed = new List<string>();
        foreach (var name in doubtful)
        {
            var now = fingerprint.Find(name);
            if (now == recorded.GetValueOrDefault(name)) continue;
            if (now is null) removed.Add(name);
            else set[name] = now;
        }

        foreach (var name in removed.Concat(set.Keys)) committed.TryAdd(name, recorded.GetValueOrDefault(name));
        foreach (var name in removed) recorded.Remove(name);
        foreach (var (name, now) in set) recorded[name] = now;
        removed.Sort(StringComparer.Ordinal);
        return (fingerprint.Hash, new StructureDelta(set, removed)
        {
            Definitions = set.Count == 0 ? [] : ObjectDefinitions.Of(fingerprint.Part(structure, set.Keys), set.Keys),
        });
    }

    /// <summary>Says that what was recorded is in the journal to stay.</summary>
    public void Committed() => committed.Clear();

    /// <summary>Says that what was recorded since the last commit is gone.</summary>
    public void RolledBack()
    {
        foreach (var (name, was) in committed)
        {
            if (was is null) recorded.Remove(name);
            else recorded[name] = was;
        }

        committed.Clear();
        (fingerprint, hasBegun) = (new(), false);
    }
}
