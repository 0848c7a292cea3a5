using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Comparisons;

/// <summary>Orders keys for a reader: whole numbers as numbers, everything else by its characters.</summary>
internal sealed class KeyTextComparer : IComparer<RowKey>
{
    public static KeyTextComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(RowKey? x, RowKey? y) =>
        x!.Values.Zip(y!.Values, Compare).FirstOrDefault(order => order != 0);

    private static int Compare(string? one, string? other) =>
        long.TryParse(one, out var number) && long.TryParse(other, out var another)
            ? number.CompareTo(another)
            : string.CompareOrdinal(one, other);
}
