namespace SchemaRunner;

/// <summary>How much of the database a phase is compared by.</summary>
public enum VerifyLevel
{
    /// <summary>Structure, row counts, orphans and a digest of every column. The default.</summary>
    Content,

    /// <summary>Structure, row counts and orphans.</summary>
    Counts,

    /// <summary>Structure only.</summary>
    Structure,
}
