namespace SchemaRunner.Backups;

/// <summary>What is written beside a backup: what it was made of, and what it must hold.</summary>
public sealed record BackupManifest
{
    /// <summary>The format that this release writes, and the latest that it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of the manifest.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The name of the backup's file, as it was written.</summary>
    public required string File { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was complete, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was last restored into a scratch database and found to hold what it must, UTC; <see langword="null"/> for never.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>
    /// What it must hold: structure, rows and digests of the moment that it is of, with the database, the server's version and
    /// the release that made it.
    /// </summary>
    public required BackupContent Content { get; init; }
}
