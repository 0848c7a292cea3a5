namespace SchemaRunner.Snapshots;

/// <summary>Which rows of a table are other rows than those that were kept, by a few examples.</summary>
/// <remarks>Rows are told apart by their key; without one, a changed row is a row that went and a row that came.</remarks>
public sealed record RowDifferences
{
    /// <summary>How many examples are read of everything.</summary>
    public const int SampleLimit = 3;

    /// <summary>How many columns are looked into.</summary>
    public const int ColumnLimit = 8;

    /// <summary>The table's id before.</summary>
    public required string TableId { get; init; }

    /// <summary>Rows that are there no more.</summary>
    public RowSet Gone { get; init; } = new(0, []);

    /// <summary>Rows that were not there.</summary>
    public RowSet Added { get; init; } = new(0, []);

    /// <summary>By column id before, the values that changed in rows that stayed; only columns with such values.</summary>
    public IReadOnlyDictionary<string, ChangedValues> Changed { get; init; } = new Dictionary<string, ChangedValues>();
}
