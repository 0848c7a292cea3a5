namespace SchemaRunner.Engines;

/// <summary>The server refused a statement of a script.</summary>
public sealed class StatementFailedException : EngineException
{
    /// <summary>Carries what the server said and where in the statement it points.</summary>
    /// <param name="serverMessage">The server's message.</param>
    /// <param name="sqlState">SQLSTATE, or SQLite's extended result code by name (<c>SQLITE_CONSTRAINT_NOTNULL</c>).</param>
    /// <param name="offset">UTF-16 offset into the statement's text that the server points at; <see langword="null"/> for none.</param>
    /// <param name="detail">Further lines from the server: detail, hint, context; <see langword="null"/> for none.</param>
    /// <param name="inner">The driver's exception.</param>
    /// <param name="hint">One thing to do, where it is not the script that is to be corrected.</param>
    public StatementFailedException(
        string serverMessage, string sqlState, int? offset, string? detail, Exception? inner = null, string? hint = null)
        : base("SR401", serverMessage, hint, inner)
    {
        SqlState = sqlState;
        Offset = offset;
        Detail = detail;
    }

    /// <summary>SQLSTATE, or SQLite's result code by name.</summary>
    public string SqlState { get; }

    /// <summary>UTF-16 offset into the statement's text.</summary>
    public int? Offset { get; }

    /// <summary>Further lines from the server.</summary>
    public string? Detail { get; }
}
