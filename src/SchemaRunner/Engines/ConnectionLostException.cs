namespace SchemaRunner.Engines;

/// <summary>A connection that was open is gone.</summary>
public sealed class ConnectionLostException : EngineException
{
    /// <summary>Says what was going on.</summary>
    public ConnectionLostException(string message, Exception? inner = null)
        : base("SR505", message, "the server rolls back what was not committed; run 'schemarunner status', then again", inner)
    {
    }
}
