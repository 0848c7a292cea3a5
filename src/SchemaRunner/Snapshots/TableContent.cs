namespace SchemaRunner.Snapshots;

/// <summary>What one scan of a table found.</summary>
public sealed record TableContent
{
    /// <summary>The table's id.</summary>
    public required string TableId { get; init; }

    /// <summary>Its rows.</summary>
    public required long Rows { get; init; }

    /// <summary>
    /// By column id, the digest of the column's values bound to their rows by the key: the same in any row order, after
    /// a rename and in a reordered table; different when one value differs. Equal only within one engine.
    /// </summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } = new Dictionary<string, string>();

    /// <summary>For a table without a key, the digest that binds the values of a row to each other.</summary>
    public string? RowDigest { get; init; }

    /// <summary>
    /// By column id, why values could not be read as asked (a cast that fails or loses); absent when all could be.
    /// </summary>
    public IReadOnlyDictionary<string, string> Unreadable { get; init; } = new Dictionary<string, string>();
}
