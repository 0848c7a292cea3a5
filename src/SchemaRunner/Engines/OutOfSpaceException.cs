namespace SchemaRunner.Engines;

/// <summary>There is no room for what SchemaRunner itself, or the commit, has to write.</summary>
/// <remarks>A script's own statement that finds no room is a <see cref="StatementFailedException"/>.</remarks>
public sealed class OutOfSpaceException : EngineException
{
    /// <summary>Names the database and what the server said.</summary>
    public OutOfSpaceException(string message, string hint, Exception? inner = null)
        : base("SR508", message, hint, inner)
    {
    }
}
