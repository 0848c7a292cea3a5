namespace SchemaRunner.Reports;

/// <summary>What the journal keeps of one phase: enough to write the run's report from the journal alone.</summary>
/// <param name="Run">The run it belonged to.</param>
/// <param name="Phase">What it did.</param>
public sealed record PhaseRecord(RunHeader Run, PhaseReport Phase);
