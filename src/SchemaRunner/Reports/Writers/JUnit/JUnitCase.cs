namespace SchemaRunner.Reports.Writers.JUnit;

/// <summary>How a case ended, by the name of its element.</summary>
internal enum JUnitOutcome
{
    Passed,
    Failure,
    Error,
    Skipped,
}

/// <summary>One check of one phase.</summary>
internal sealed record JUnitCase(string Name, JUnitOutcome Outcome)
{
    public string Message { get; init; } = "";

    public string? Type { get; init; }

    public string Details { get; init; } = "";

    public double Milliseconds { get; init; }
}
