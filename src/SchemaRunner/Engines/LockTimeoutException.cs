namespace SchemaRunner.Engines;

/// <summary>A lock in the database, or a statement's time, ran out.</summary>
public sealed class LockTimeoutException : EngineException
{
    /// <summary>Says what was waited for and who was in the way, where that is known.</summary>
    public LockTimeoutException(string message, string? hint, Exception? inner = null)
        : base("SR504", message, hint, inner)
    {
    }

    /// <summary>
    /// Whether it may work a moment later: a lock that others hold, a deadlock, a serialization failure. A statement that
    /// takes longer than it may is none.
    /// </summary>
    public bool IsTransient { get; init; } = true;

    /// <summary>Who was in the way, where that could be seen.</summary>
    public IReadOnlyList<BlockingSession> Blockers { get; init; } = [];
}
