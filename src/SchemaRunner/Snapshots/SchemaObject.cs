namespace SchemaRunner.Snapshots;

/// <summary>Any other object of a structure: index, constraint, view, trigger, function, policy, comment, grant …</summary>
public sealed record SchemaObject
{
    /// <summary>Its kind.</summary>
    public required ObjectKind Kind { get; init; }

    /// <summary>The engine's identity: equal kind and id in one phase mean the same object.</summary>
    public required string Id { get; init; }

    /// <summary>Its schema.</summary>
    public required string Schema { get; init; }

    /// <summary>
    /// Its name without the schema; for a function with its argument types; for a comment or grant what it stands on,
    /// such as <c>column mst_desa.name</c> or <c>table mst_desa to reader</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Id of the table that it belongs to; <see langword="null"/> when it stands alone.</summary>
    public string? TableId { get; init; }

    /// <summary>
    /// Ids of the columns of that table that it stands on, so that dropping one of them is known to take it along.
    /// </summary>
    public IReadOnlyList<string> ColumnIds { get; init; } = [];

    /// <summary>
    /// For an index that a constraint owns and for what an object's end takes along: <c>Kind:Id</c> of the owner.
    /// </summary>
    public string? OwnerId { get; init; }

    /// <summary>Whether the name was made by the engine, so that it says nothing about identity.</summary>
    public bool NameIsGenerated { get; init; }

    /// <summary>Its definition, property by property.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];
}
