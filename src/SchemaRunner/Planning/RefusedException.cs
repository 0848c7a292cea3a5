namespace SchemaRunner.Planning;

/// <summary>The request is understood and refused by policy; nothing ran.</summary>
public sealed class RefusedException : SchemaRunnerException
{
    /// <summary>Says what is refused and why (SR207 non-empty database without a journal, SR208 irreversible).</summary>
    public RefusedException(string code, string message, string? hint)
        : base(code, message, hint)
    {
    }
}
