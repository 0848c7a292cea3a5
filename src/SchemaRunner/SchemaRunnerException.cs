namespace SchemaRunner;

/// <summary>What stopped the tool: a stable code, one sentence of facts and one thing to do.</summary>
/// <remarks>
/// A check that does not pass is not an exception but a <see cref="Reports.Mismatch"/> in the report.
/// Messages never hold a password: engines mask connection strings before they build one.
/// </remarks>
public abstract class SchemaRunnerException : Exception
{
    /// <summary>Builds the exception from its facts.</summary>
    /// <param name="code">The stable code, such as <c>SR401</c>.</param>
    /// <param name="message">What happened, where, with the values; no code, no hint.</param>
    /// <param name="hint">One thing to do, or <see langword="null"/>.</param>
    /// <param name="inner">The driver's exception, when there is one.</param>
    protected SchemaRunnerException(string code, string message, string? hint, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Hint = hint;
    }

    /// <summary>The stable code: SR1xx scripts, SR2xx history, SR4xx script failed, SR5xx connection and locks.</summary>
    public string Code { get; }

    /// <summary>One thing to do about it; <see langword="null"/> where nothing general can be said.</summary>
    public string? Hint { get; }
}
