namespace SchemaRunner.Engines;

/// <summary>The database takes no writes from anybody: its server is a standby, or somebody has set it read-only.</summary>
public sealed class ReadOnlyDatabaseException : EngineException
{
    /// <summary>Names the database and why it is read-only.</summary>
    public ReadOnlyDatabaseException(string message, string hint, Exception? inner = null)
        : base("SR507", message, hint, inner)
    {
    }
}
