namespace SchemaRunner.Postgres.Outside;

/// <summary>A row of <c>index_place.sql</c>.</summary>
internal sealed class PlaceRow
{
    public required string Table { get; init; }

    public required string[] Indexes { get; init; }
}

/// <summary>A row of <c>index_states.sql</c>.</summary>
internal sealed class IndexRow
{
    public required string Index { get; init; }

    /// <summary>The name with its schema, quoted.</summary>
    public required string Name { get; init; }

    public required bool IsValid { get; init; }

    public required bool IsBeingBuilt { get; init; }
}
