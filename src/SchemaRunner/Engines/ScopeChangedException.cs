namespace SchemaRunner.Engines;

/// <summary>A table in scope went or was replaced between reading the structure and locking it: begin again.</summary>
public sealed class ScopeChangedException : EngineException
{
    /// <summary>Says what was found.</summary>
    public ScopeChangedException(string message, Exception? inner = null)
        : base("SR506", message, "another session changes the structure; run again when it is done", inner)
    {
    }
}
