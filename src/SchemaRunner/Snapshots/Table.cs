namespace SchemaRunner.Snapshots;

/// <summary>A table's description.</summary>
public sealed record Table
{
    /// <summary>The engine's identity: equal ids in one phase mean the same table, whatever its name.</summary>
    public required string Id { get; init; }

    /// <summary>Its schema; <c>main</c> on SQLite.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its columns in order.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Ids of the primary key's columns in key order; empty when there is none.</summary>
    public IReadOnlyList<string> KeyColumnIds { get; init; } = [];

    /// <summary>Whether the table itself holds rows: not so for a partitioned table, whose partitions do.</summary>
    public bool HoldsRows { get; init; } = true;

    /// <summary>The engine's guess of its rows, for ordering and progress; <see langword="null"/> when unknown.</summary>
    public long? EstimatedRows { get; init; }

    /// <summary>What else may change only when declared: owner, row security switches, WITHOUT ROWID, options.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];
}
