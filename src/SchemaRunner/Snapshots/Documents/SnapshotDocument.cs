namespace SchemaRunner.Snapshots.Documents;

/// <summary>
/// A snapshot by names alone, which can be kept in a file and compared with that of another database or another day.
/// </summary>
public sealed record SnapshotDocument
{
    /// <summary>The format that this release writes, and the latest that it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of the document.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The engine's name as file names carry it: <c>postgres</c> or <c>sqlite</c>.</summary>
    public required string Engine { get; init; }

    /// <summary><c>PostgreSQL</c> or <c>SQLite</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The server's version.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The database in words, without secrets.</summary>
    public required string Database { get; init; }

    /// <summary>The release of SchemaRunner that took it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>
    /// The form of the digests: those of another engine, or of a release that makes them otherwise, cannot be compared.
    /// </summary>
    public required string DigestForm { get; init; }

    /// <summary>Every object of the structure, tables and columns among them, in the order of their names.</summary>
    public required IReadOnlyList<ObjectDocument> Objects { get; init; }

    /// <summary>What the tables hold, in the order of their names.</summary>
    public required IReadOnlyList<TableDocument> Tables { get; init; }

    /// <summary>The rows of all tables.</summary>
    public long Rows => Tables.Sum(table => table.Rows);
}
