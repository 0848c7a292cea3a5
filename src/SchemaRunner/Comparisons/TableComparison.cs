namespace SchemaRunner.Comparisons;

/// <summary>What the rows of one table are in A and in B.</summary>
public sealed record TableComparison
{
    /// <summary>The table's name in A, with its schema.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in B.</summary>
    public required string NameInB { get; init; }

    /// <summary>The columns that tell rows apart, as A names them; empty when there is no key that both sides have.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Its rows in A.</summary>
    public required long RowsInA { get; init; }

    /// <summary>Its rows in B.</summary>
    public required long RowsInB { get; init; }

    /// <summary>Whether both hold the same rows.</summary>
    public required bool IsEqual { get; init; }

    /// <summary>The columns with values that differ, as A names them.</summary>
    public IReadOnlyList<ColumnComparison> Columns { get; init; } = [];

    /// <summary>Rows whose key is in A alone.</summary>
    public RowsOnOneSide OnlyInA { get; init; } = RowsOnOneSide.None;

    /// <summary>Rows whose key is in B alone.</summary>
    public RowsOnOneSide OnlyInB { get; init; } = RowsOnOneSide.None;

    /// <summary>Rows whose key is on both sides, with other values.</summary>
    public ChangedRows Changed { get; init; } = ChangedRows.None;

    /// <summary>
    /// Whether not all ranges that differ were read row by row, so that the numbers of rows are the least that there are.
    /// </summary>
    public bool IsAtLeast { get; init; }

    /// <summary>Why rows are not named, or what else is to be known of this table.</summary>
    public string? Note { get; init; }

    /// <summary>How many rows differ, or how many at the least.</summary>
    public long RowsThatDiffer => OnlyInA.Rows + OnlyInB.Rows + Changed.Rows;
}
