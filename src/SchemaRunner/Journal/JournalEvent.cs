namespace SchemaRunner.Journal;

/// <summary>What a journal entry says happened.</summary>
public enum JournalEvent
{
    /// <summary>An up script ran, was verified and committed.</summary>
    Applied,

    /// <summary>A down script ran, was verified and committed.</summary>
    Reverted,

    /// <summary>A script failed or was interrupted and was rolled back.</summary>
    Failed,

    /// <summary>A script changed what nobody declared and was rolled back.</summary>
    Mismatch,

    /// <summary>A phase outside a transaction stopped part of the way.</summary>
    Incomplete,

    /// <summary>A database that already held something was adopted.</summary>
    Baseline,

    /// <summary>What would otherwise be a history conflict was recorded on purpose.</summary>
    Repaired,

    /// <summary>The database was put back to a backup, whose own journal this entry follows.</summary>
    Restored,

    /// <summary>A migration was taken up, down and up again on a copy, and what came of it was recorded.</summary>
    Proven,
}
