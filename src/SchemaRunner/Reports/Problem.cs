namespace SchemaRunner.Reports;

/// <summary>What stopped a run or a phase, other than a mismatch.</summary>
/// <param name="Code">SRnnn.</param>
/// <param name="Message">What happened, where, with the values.</param>
/// <param name="Hint">One thing to do, or <see langword="null"/>.</param>
/// <param name="Statement">The statement that was refused, or <see langword="null"/>.</param>
public sealed record Problem(string Code, string Message, string? Hint = null, string? Statement = null)
{
    /// <summary>What an exception says.</summary>
    internal static Problem Of(SchemaRunnerException exception) => new(exception.Code, exception.Message, exception.Hint);
}
