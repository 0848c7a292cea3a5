using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>What became of a plan.</summary>
/// <param name="Phases">The phases that began, in order.</param>
/// <param name="Cause">What stopped the last one; <see langword="null"/> when it was a mismatch or nothing did.</param>
internal sealed record RunOutcome(IReadOnlyList<PhaseReport> Phases, Exception? Cause)
{
    /// <summary>What kept the run from going on after a phase that was committed; <see langword="null"/> when nothing did.</summary>
    public Problem? Stop { get; init; }
}
