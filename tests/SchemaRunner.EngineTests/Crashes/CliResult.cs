namespace SchemaRunner.EngineTests.Crashes;

/// <summary>How a process of the command line ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails with everything that the process said when it ended otherwise.</summary>
    public CliResult ShouldExitWith(int code)
    {
        ExitCode.ShouldBe(code, $"it said:\n{Output}\n{Error}");
        return this;
    }
}
