namespace SchemaRunner.Cli.Errors;

/// <summary>The tool was called, or configured, in a way that makes no sense; nothing was touched.</summary>
internal sealed class UsageException : SchemaRunnerException
{
    /// <summary>Says what was not understood and how to say it.</summary>
    public UsageException(string message, string? hint = null)
        : base("SR001", message, hint)
    {
    }
}
