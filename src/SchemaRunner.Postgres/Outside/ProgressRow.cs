namespace SchemaRunner.Postgres.Outside;

/// <summary>A row of <c>build_progress.sql</c>.</summary>
internal sealed record ProgressRow(string Phase, long Done, long Total, string Unit, long? WaitsFor)
{
    /// <summary><c>building index: scanning table, 1,200 of 45,000 blocks (2 %)</c></summary>
    public override string ToString() =>
        Phase
        + (Total > 0 ? $", {Done:N0} of {Total:N0} {Unit} ({100 * Done / Total} %)" : "")
        + (WaitsFor is { } pid ? $", waiting for pid {pid}" : "");
}
