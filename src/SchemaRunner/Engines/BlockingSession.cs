namespace SchemaRunner.Engines;

/// <summary>A session that held what a phase waited for, as it was seen while the phase waited.</summary>
/// <param name="ProcessId">The server's number for it.</param>
/// <param name="User">Its database user.</param>
/// <param name="Application">Its application_name; empty when it gives none.</param>
/// <param name="State">What it does: <c>active</c>, <c>idle in transaction</c>; empty when that may not be seen.</param>
/// <param name="TransactionAge">How long its transaction has been open; <see langword="null"/> when that may not be seen.</param>
/// <param name="Query">The head of its running or last statement, on one line; empty when that may not be seen.</param>
/// <param name="Tables">The tables it holds, where that is known.</param>
public sealed record BlockingSession(
    int ProcessId, string User, string Application, string State, TimeSpan? TransactionAge, string Query, IReadOnlyList<string> Tables);
