using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>How one try of a phase, or of a run in one transaction, ended: committed, rolled back, or stopped part of the way.</summary>
/// <param name="Phase">The phase that ended it.</param>
/// <param name="Report">What the phase did.</param>
/// <param name="Cause">What stopped it; <see langword="null"/> when it was a mismatch or nothing did.</param>
internal sealed record Trial(PlannedPhase Phase, PhaseReport Report, Exception? Cause)
{
    /// <summary>Whether others were in the way, who may be gone a moment later.</summary>
    public bool IsTransient =>
        Report.Verdict is Verdict.Failed or Verdict.Incomplete && Cause is LockTimeoutException { IsTransient: true } or ScopeChangedException;

    /// <summary>Whether the journal has it.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>What was waited for, without who was in the way.</summary>
    public string Reason => Blockers.Count == 0
        ? Cause!.Message
        : Cause!.Message.Replace($"held by {string.Join("; ", Blockers)}", "", StringComparison.Ordinal).TrimEnd(',', ':', ' ');

    /// <summary>Who they were, where that could be seen.</summary>
    public IReadOnlyList<BlockingSession> Blockers => Cause is LockTimeoutException locked ? locked.Blockers : [];
}
