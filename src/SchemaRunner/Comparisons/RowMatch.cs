using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Comparisons;

/// <summary>The rows of some ranges, each side's put beside the other's by their keys.</summary>
/// <param name="OnlyInA">Keys that A alone has.</param>
/// <param name="OnlyInB">Keys that B alone has.</param>
/// <param name="Changed">Keys that both have, with the numbers of the columns in which they differ.</param>
internal sealed record RowMatch(
    IReadOnlyList<RowKey> OnlyInA, IReadOnlyList<RowKey> OnlyInB, IReadOnlyList<(RowKey Key, IReadOnlyList<int> Columns)> Changed)
{
    public static RowMatch Of(IReadOnlyList<RowHashes> a, IReadOnlyList<RowHashes> b)
    {
        var others = ByIdentity(b);
        var onlyInA = new List<RowKey>();
        var changed = new List<(RowKey Key, IReadOnlyList<int> Columns)>();
        foreach (var (identity, row) in ByIdentity(a))
        {
            if (!others.Remove(identity, out var other)) onlyInA.Add(row.Key);
            else if (Differing(row, other) is { Count: > 0 } columns) changed.Add((row.Key, columns));
        }

        onlyInA.Sort(KeyTextComparer.Instance);
        changed.Sort((one, other) => KeyTextComparer.Instance.Compare(one.Key, other.Key));
        return new RowMatch(onlyInA, [.. others.Values.Select(row => row.Key).Order(KeyTextComparer.Instance)], changed);
    }

    private static Dictionary<RowKey, RowHashes> ByIdentity(IReadOnlyList<RowHashes> rows)
    {
        var byIdentity = new Dictionary<RowKey, RowHashes>(rows.Count);
        foreach (var row in rows)
        {
            // A key with NULL in it is no key: SQLite allows many such rows
            var identity = row.Key.Values.Contains(null) ? new RowKey([.. row.Key.Values, .. row.Hashes]) : row.Key;
            while (!byIdentity.TryAdd(identity, row)) identity = new RowKey([.. identity.Values, "again"]);
        }

        return byIdentity;
    }

    private static List<int> Differing(RowHashes a, RowHashes b) =>
        [.. Enumerable.Range(0, a.Hashes.Count).Where(i => a.Hashes[i] != b.Hashes[i])];
}
