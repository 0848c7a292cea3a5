using SchemaRunner.Backups;
using SchemaRunner.Rehearsals;

namespace SchemaRunner;

/// <summary>How a <see cref="Migrator"/> works.</summary>
public sealed record MigratorOptions
{
    /// <summary>What is compared before and after a phase.</summary>
    public VerifyLevel VerifyLevel { get; init; } = VerifyLevel.Content;

    /// <summary>Which tables are locked and read.</summary>
    public LockScope LockScope { get; init; } = LockScope.Predicted;

    /// <summary>Tables whose rows are neither locked nor compared, as <c>table</c> or <c>schema.table</c>.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>What happens to a phase with a mismatch.</summary>
    public MismatchAction OnMismatch { get; init; } = MismatchAction.Rollback;

    /// <summary>How long a phase waits for a lock in the database.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a phase is tried at the most while locks of others stop it, one at least.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than one.</exception>
    public int Tries
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>Runs all phases in one transaction, which is committed when every one of them is proven.</summary>
    public bool Atomic { get; init; }

    /// <summary>How long to wait for another run to end.</summary>
    public TimeSpan RunLockTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one statement may take; <see langword="null"/> for no limit.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Goes on although the structure is not the one that the journal recorded last.</summary>
    public bool AllowDrift { get; init; }

    /// <summary>Where a backup is made before the first phase of a run, up or down; <see langword="null"/> for none.</summary>
    public BackupStore? Backup { get; init; }

    /// <summary>Whether only scripts are applied that the journal says were proven, as they are now.</summary>
    public bool RequireProof { get; init; }

    /// <summary>Told what is going on; <see langword="null"/> for nobody.</summary>
    public IRunObserver? Observer { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What this is a copy of; <see langword="null"/> for a run on the database itself.</summary>
    internal RehearsedDatabase? Rehearsed { get; init; }

    /// <summary>The tool's version, recorded in the journal and the report.</summary>
    public string ToolVersion { get; init; } = typeof(MigratorOptions).Assembly.GetName().Version!.ToString(3);
}
