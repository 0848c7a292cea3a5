namespace SchemaRunner.Postgres.Scope;

/// <summary>A row of <c>touch_start.sql</c>.</summary>
internal sealed class TableFile
{
    public required string Id { get; init; }

    public required long FileNode { get; init; }

    /// <summary>What the table is a partition of.</summary>
    public string? ParentId { get; init; }
}

/// <summary>A row of <c>touched.sql</c>.</summary>
internal sealed class TouchedRow
{
    /// <summary><c>transaction</c>, <c>table</c>, <c>catalog</c> or <c>type</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The transaction's id, the table's, or the catalog table's name.</summary>
    public string? Id { get; init; }

    /// <summary>Whether a lock is held that is taken to write rows.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>The file that holds the rows now; <see langword="null"/> for a table that is gone.</summary>
    public long? FileNode { get; init; }

    /// <summary>The label of an enum that this transaction has written.</summary>
    public string? LabelId { get; init; }

    public string? Label { get; init; }

    /// <summary>The partitioned tables above a partition.</summary>
    public string[]? Ancestors { get; init; }
}
