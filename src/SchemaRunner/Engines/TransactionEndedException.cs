namespace SchemaRunner.Engines;

/// <summary>A script ended the phase's transaction: what it did up to there may be committed.</summary>
public sealed class TransactionEndedException : EngineException
{
    /// <summary>Says so.</summary>
    public TransactionEndedException()
        : base(
            "SR403",
            "the script ended the phase's transaction",
            "remove what commits or rolls back from the script; what ran before it may be committed: look with 'schemarunner verify'",
            inner: null)
    {
    }
}
