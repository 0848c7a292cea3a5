namespace SchemaRunner.Snapshots;

/// <summary>A sequence's description and position.</summary>
public sealed record Sequence
{
    /// <summary>The engine's identity: equal ids in one phase mean the same sequence.</summary>
    public required string Id { get; init; }

    /// <summary>Its schema.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name; on SQLite the table's.</summary>
    public required string Name { get; init; }

    /// <summary>The last value handed out; <see langword="null"/> when none was.</summary>
    public long? LastValue { get; init; }

    /// <summary>Whether it counts down.</summary>
    public bool Descending { get; init; }

    /// <summary><c>type</c>, <c>increment</c>, <c>minimum</c>, <c>maximum</c>, <c>start</c>, <c>cycle</c>, <c>owned by</c> …</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];
}
