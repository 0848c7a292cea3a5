namespace SchemaRunner.Snapshots;

/// <summary>A foreign key's description.</summary>
public sealed record ForeignKey
{
    /// <summary>The engine's identity: equal ids in one phase mean the same key.</summary>
    public required string Id { get; init; }

    /// <summary>The constraint's name; <see langword="null"/> where the engine does not keep one.</summary>
    public string? Name { get; init; }

    /// <summary>Id of the table that refers.</summary>
    public required string ChildTableId { get; init; }

    /// <summary>Ids of the referring columns, in key order.</summary>
    public required IReadOnlyList<string> ChildColumnIds { get; init; }

    /// <summary>Id of the table referred to; <see langword="null"/> when it does not exist (possible on SQLite).</summary>
    public string? ParentTableId { get; init; }

    /// <summary>Name of the table referred to, as the definition has it.</summary>
    public required string ParentTable { get; init; }

    /// <summary>Names of the columns referred to, in key order.</summary>
    public required IReadOnlyList<string> ParentColumns { get; init; }

    /// <summary>Whether a partly null key is itself an orphan (MATCH FULL).</summary>
    public bool MatchFull { get; init; }

    /// <summary>Whether the server has looked at every row once; not so for a NOT VALID key of PostgreSQL.</summary>
    public bool IsValidated { get; init; } = true;

    /// <summary>
    /// Whether the server provably lets no row in without a parent: the key is validated and enforced, and the session's
    /// user can switch that off by no means.
    /// </summary>
    public bool IsHeld { get; init; }

    /// <summary><c>on update</c>, <c>on delete</c>, <c>deferrable</c>, <c>validated</c>, <c>enforced</c> …</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];
}
