namespace SchemaRunner.Planning;

/// <summary>Scripts and journal do not agree, or the request does not fit them; nothing ran.</summary>
public sealed class HistoryConflictException : SchemaRunnerException
{
    /// <summary>Names the conflict by its code (SR201 changed, SR202 missing, SR203 out of order, SR204 no such version …).</summary>
    public HistoryConflictException(string code, string message, string? hint)
        : base(code, message, hint)
    {
    }
}
