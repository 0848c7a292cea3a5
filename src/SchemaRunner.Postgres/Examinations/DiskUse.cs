namespace SchemaRunner.Postgres.Examinations;

/// <summary>Where a database's files are and how big they are.</summary>
internal sealed class DiskUse
{
    /// <summary>The folder on the server; empty when the user may not know it.</summary>
    public required string Folder { get; init; }

    public required long Size { get; init; }

    public required long LargestTable { get; init; }

    /// <summary>The server's process that serves us.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Our port as the server sees it; <see langword="null"/> for a Unix socket.</summary>
    public int? ClientPort { get; init; }
}
