namespace SchemaRunner.Engines;

/// <summary>
/// A table came or went between reading the structure and locking it, or a row that the script writes was changed by
/// somebody else because its table was not locked; the phase has to begin again, in the second case with more tables.
/// </summary>
public sealed class ScopeChangedException : EngineException
{
    /// <summary>Names what changed.</summary>
    public ScopeChangedException(string message, Exception? inner = null)
        : base("SR506", message, "somebody changes the structure at the same time; run it again when they are done", inner)
    {
    }
}
