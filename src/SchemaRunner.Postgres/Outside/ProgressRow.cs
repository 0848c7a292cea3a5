namespace SchemaRunner.Postgres.Outside;

/// <summary>A row of <c>build_progress.sql</c>.</summary>
internal sealed class ProgressRow
{
    public required string Phase { get; init; }

    public required long Done { get; init; }

    public required long Total { get; init; }

    /// <summary>What is counted.</summary>
    public required string Unit { get; init; }

    /// <summary>The session whose transaction has to end first.</summary>
    public long? WaitsFor { get; init; }

    /// <summary><c>building index: scanning table, 1,200 of 45,000 blocks (2 %)</c></summary>
    public override string ToString() =>
        Phase
        + (Total > 0 ? $", {Done:N0} of {Total:N0} {Unit} ({100 * Done / Total} %)" : "")
        + (WaitsFor is { } pid ? $", waiting for pid {pid}" : "");
}
