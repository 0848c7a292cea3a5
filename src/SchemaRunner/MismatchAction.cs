namespace SchemaRunner;

/// <summary>What to do with a phase that changed what nobody declared.</summary>
public enum MismatchAction
{
    /// <summary>Roll it back and stop. The default.</summary>
    Rollback,

    /// <summary>Commit it, and say so in the report and by <see cref="Reports.Verdict.Warned"/>.</summary>
    Warn,
}
