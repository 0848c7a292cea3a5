namespace SchemaRunner.Snapshots.Documents;

/// <summary>What one table holds, by names.</summary>
public sealed record TableDocument
{
    /// <summary>Its name with its schema.</summary>
    public required string Name { get; init; }

    /// <summary>Its columns in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The columns that bind values to their rows, in key order; empty when there is no key.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Its rows.</summary>
    public required long Rows { get; init; }

    /// <summary>By column, the digest of its values bound to their rows; empty when rows were only counted.</summary>
    public required IReadOnlyDictionary<string, string> Digests { get; init; }

    /// <summary>For a table without a key, the digest that binds the values of a row to each other.</summary>
    public string? RowDigest { get; init; }
}
