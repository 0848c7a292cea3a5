namespace SchemaRunner.Reports;

/// <summary>How a run, or one phase of it, ended.</summary>
public enum Verdict
{
    /// <summary>Everything asked for ran, was proven and committed.</summary>
    Verified,

    /// <summary>Everything ran and was proven, and was rolled back because a dry run was asked for.</summary>
    DryRun,

    /// <summary>It ran and was proven, and was rolled back with its run, which was to be committed whole or not at all.</summary>
    RolledBack,

    /// <summary>There was nothing to do.</summary>
    NothingToDo,

    /// <summary>Something changed that nobody declared, and the user had asked to be warned only; committed, unless in a dry run.</summary>
    Warned,

    /// <summary>Something changed that nobody declared; rolled back.</summary>
    Mismatch,

    /// <summary>
    /// A script, the connection or a lock failed; rolled back, unless the problem says that the answer to COMMIT was lost.
    /// </summary>
    Failed,

    /// <summary>The user interrupted it; rolled back.</summary>
    Interrupted,

    /// <summary>
    /// A phase outside a transaction stopped part of the way, or changed what nobody declared; nothing of it was rolled back.
    /// </summary>
    Incomplete,

    /// <summary>
    /// A migration was marked as applied or reverted by hand, or its changed script accepted; nothing ran and nothing was
    /// proven.
    /// </summary>
    Repaired,

    /// <summary>The database was adopted with the migration in it; nothing ran and nothing was proven.</summary>
    Baseline,

    /// <summary>The database was put back to a backup, and found to hold what the backup must.</summary>
    Restored,

    /// <summary>A migration was taken up, down and up again on a copy; nothing ran on the database itself.</summary>
    Proven,
}
