using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>What became of a plan.</summary>
/// <param name="Phases">The phases that began, in order.</param>
/// <param name="Cause">What stopped the last one; <see langword="null"/> when it was a mismatch or nothing did.</param>
internal sealed record RunOutcome(IReadOnlyList<PhaseReport> Phases, Exception? Cause);
