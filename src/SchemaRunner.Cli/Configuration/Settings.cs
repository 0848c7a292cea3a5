namespace SchemaRunner.Cli.Configuration;

/// <summary>Everything that a verb needs to know of flags, environment, file and defaults.</summary>
internal sealed record Settings
{
    /// <summary>The database as it was named; <see langword="null"/> when it was not.</summary>
    public Setting? Database { get; init; }

    /// <summary>The folder of the scripts; <see langword="null"/> for <c>./migrations</c>, else the embedded set.</summary>
    public string? Migrations { get; init; }

    /// <summary>What is compared.</summary>
    public VerifyLevel VerifyLevel { get; init; } = VerifyLevel.Content;

    /// <summary>Tables that are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Which tables are locked and read.</summary>
    public LockScope LockScope { get; init; } = LockScope.Predicted;

    /// <summary>How many connections read large tables.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>What a mismatch does.</summary>
    public MismatchAction OnMismatch { get; init; } = MismatchAction.Rollback;

    /// <summary>How long to wait for locks and for another run; <see langword="null"/> for the defaults of each.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>How long one statement may take.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How often a phase is tried at the most.</summary>
    public int Tries { get; init; } = new MigratorOptions().Tries;

    /// <summary>Where reports go; <see langword="null"/> for nowhere.</summary>
    public string? ReportDir { get; init; }

    /// <summary>In which formats.</summary>
    public IReadOnlyList<string> ReportFormats { get; init; } = ["html", "json"];

    /// <summary>Where backups are.</summary>
    public string BackupDir { get; init; } = "backups";

    /// <summary>Where PostgreSQL's client programs are; <see langword="null"/> to look for them.</summary>
    public string? PgBin { get; init; }

    /// <summary>How results are printed.</summary>
    public OutputForm Output { get; init; }

    /// <summary>Whether questions are answered with yes beforehand.</summary>
    public bool Yes { get; init; }

    /// <summary>Whether to say more.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether progress is kept silent.</summary>
    public bool Quiet { get; init; }
}
