namespace SchemaRunner.Support;

/// <summary>How the program ended, and what it said.</summary>
/// <param name="Arguments">What it was asked.</param>
/// <param name="ExitCode">What it answered.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record CliResult(string Arguments, int ExitCode, string Output, string Error)
{
    /// <summary>The most memory that it had at once, in bytes; 0 where the system does not say.</summary>
    public long PeakMemory { get; init; }

    /// <summary>All of it as a page of a golden file, without what differs from run to run.</summary>
    public string Page =>
        $"$ schemarunner {SteadyText.Of(Arguments)}\n{SteadyText.Of(Output)}{(Error.Length == 0 ? "" : "--- standard error\n")}"
        + $"{SteadyText.Of(Error)}[exit {ExitCode}]\n";

    /// <summary>Standard error without what differs from run to run.</summary>
    public string SteadyError => SteadyText.Of(Error);

    /// <summary>Standard output without what differs from run to run.</summary>
    public string SteadyOutput => SteadyText.Of(Output);
}
