namespace SchemaRunner.Comparisons.Ranges;

/// <summary>What one range of a table holds.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Digests">
/// In the order of the columns, the digest of a column's values, bound to their rows by the key when there is one.
/// </param>
/// <param name="RowDigest">For a table without a key, the digest that binds the values of a row to each other.</param>
public sealed record RangeContent(long Rows, IReadOnlyList<string> Digests, string? RowDigest = null)
{
    /// <summary>Whether another range, or the same one of another database, holds the same.</summary>
    public bool IsLike(RangeContent other) =>
        Rows == other.Rows && RowDigest == other.RowDigest && Digests.SequenceEqual(other.Digests, StringComparer.Ordinal);
}
