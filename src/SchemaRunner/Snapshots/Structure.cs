namespace SchemaRunner.Snapshots;

/// <summary>The description of everything a database is made of, without what its tables hold.</summary>
/// <remarks>System objects, the journal, objects of extensions and temporary objects are not part of it.</remarks>
public sealed record Structure
{
    /// <summary>The schema that unqualified names mean; <c>main</c> on SQLite, usually <c>public</c> on PostgreSQL.</summary>
    public required string DefaultSchema { get; init; }

    /// <summary>Every table.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>Every foreign key.</summary>
    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Every sequence.</summary>
    public IReadOnlyList<Sequence> Sequences { get; init; } = [];

    /// <summary>Everything else.</summary>
    public IReadOnlyList<SchemaObject> Objects { get; init; } = [];
}
