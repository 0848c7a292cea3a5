namespace SchemaRunner.Reports;

/// <summary>One statement that ran.</summary>
/// <param name="Number">1-based position in the script.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Text">Its text, cut after 2,000 characters.</param>
/// <param name="Rows">Rows it changed; <see langword="null"/> where the server does not say.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record StatementReport(int Number, int Line, string Text, long? Rows, double Milliseconds)
{
    /// <summary>What the server said while it ran.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
