using SchemaRunner.Engines;

namespace SchemaRunner.Reports;

/// <summary>One try of a phase that a lock of somebody else's stopped.</summary>
/// <param name="Try">Which try it was, from 1.</param>
/// <param name="Tries">How many there are at the most.</param>
/// <param name="Reason">What was waited for, and for how long.</param>
/// <param name="Blockers">Who was in the way, where that could be seen.</param>
/// <param name="PauseMilliseconds">The pause before the next try.</param>
public sealed record PhaseRetry(int Try, int Tries, string Reason, IReadOnlyList<BlockingSession> Blockers, double PauseMilliseconds);
