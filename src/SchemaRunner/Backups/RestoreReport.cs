namespace SchemaRunner.Backups;

/// <summary>What a restore has done.</summary>
public sealed record RestoreReport
{
    /// <summary>The backup that is there now.</summary>
    public required BackupFile Backup { get; init; }

    /// <summary>The database, without secrets.</summary>
    public required string Database { get; init; }

    /// <summary>The run that the journal's entry belongs to.</summary>
    public required string RunId { get; init; }

    /// <summary>The way back: a backup of what was there before; <see langword="null"/> when none was made.</summary>
    public BackupFile? Safety { get; init; }

    /// <summary>How long it took, the safety backup included, in milliseconds.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>What else is worth saying.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
