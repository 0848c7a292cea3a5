namespace SchemaRunner.Engines;

/// <summary>A lock in the database, or a statement's time, ran out.</summary>
public sealed class LockTimeoutException : EngineException
{
    /// <summary>Says what was waited for and who was in the way, where that is known.</summary>
    public LockTimeoutException(string message, string? hint, Exception? inner = null)
        : base("SR504", message, hint, inner)
    {
    }
}
