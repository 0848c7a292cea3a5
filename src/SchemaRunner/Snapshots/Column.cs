namespace SchemaRunner.Snapshots;

/// <summary>A column's description.</summary>
public sealed record Column
{
    /// <summary>The engine's identity of the column within its table: equal ids in one phase mean the same column.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type as the engine writes it, length and scale included: <c>numeric(10,2)</c>.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The type in the server's own identifiers, which renaming the type does not change: its object id, a space, its length
    /// and scale; <see langword="null"/> where the engine has no such form.
    /// </summary>
    public string? TypeMeaning { get; init; }

    /// <summary>
    /// What may change only when declared, without the type: <c>nullability</c>, <c>default</c>, <c>generated</c>,
    /// <c>identity</c>, <c>collation</c>.
    /// </summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>Whether the column's values are stored or computed on read; both can be read.</summary>
    public bool IsGenerated { get; init; }
}
