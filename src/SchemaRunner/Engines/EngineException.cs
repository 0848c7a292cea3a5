namespace SchemaRunner.Engines;

/// <summary>What an engine may throw.</summary>
public abstract class EngineException : SchemaRunnerException
{
    /// <inheritdoc cref="SchemaRunnerException(string, string, string?, Exception?)"/>
    protected EngineException(string code, string message, string? hint, Exception? inner)
        : base(code, message, hint, inner)
    {
    }
}
