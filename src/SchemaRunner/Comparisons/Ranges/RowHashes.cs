namespace SchemaRunner.Comparisons.Ranges;

/// <summary>One row, as little of it as tells whether it is like that of the other side.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Hashes">In the order of the columns, a hash of the value or a short value itself; <see langword="null"/> for NULL.</param>
public sealed record RowHashes(RowKey Key, IReadOnlyList<string?> Hashes);
