namespace SchemaRunner.Reports;

/// <summary>Whom a lock keeps waiting who reads or writes rows.</summary>
public enum LockEffect
{
    /// <summary>Nobody who does: at most somebody who wants to change the table's structure.</summary>
    None,

    /// <summary>Writers; readers go on.</summary>
    Writers,

    /// <summary>Readers and writers.</summary>
    Everyone,
}
