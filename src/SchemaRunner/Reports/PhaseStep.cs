namespace SchemaRunner.Reports;

/// <summary>What a phase spends its time on, in this order.</summary>
public enum PhaseStep
{
    /// <summary>Beginning the transaction and locking tables, with the waiting for that.</summary>
    Begin,

    /// <summary>The snapshot before the script.</summary>
    SnapshotBefore,

    /// <summary>The script with its assertions, and what it had deferred to the commit.</summary>
    Script,

    /// <summary>The snapshot after the script, and the comparison.</summary>
    SnapshotAfter,
}
