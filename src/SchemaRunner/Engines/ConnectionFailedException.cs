namespace SchemaRunner.Engines;

/// <summary>The database cannot be reached, opened or entered.</summary>
public sealed class ConnectionFailedException : EngineException
{
    /// <summary>Names the database, without secrets, and the reason.</summary>
    public ConnectionFailedException(string target, string reason, string? hint, Exception? inner = null)
        : base("SR501", $"cannot connect to {target}: {reason}", hint, inner)
        => Target = target;

    /// <summary>The database, without secrets.</summary>
    public string Target { get; }
}
