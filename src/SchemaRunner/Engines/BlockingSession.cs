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
    int ProcessId, string User, string Application, string State, TimeSpan? TransactionAge, string Query, IReadOnlyList<string> Tables)
{
    /// <summary><c>pid 4711 (user app, psql, idle in transaction, open for 312 s) on public.invoice: SELECT * FROM invoice</c></summary>
    public override string ToString()
    {
        string?[] facts =
        [
            "user " + User, Application, State,
            TransactionAge is { } age ? $"open for {age.TotalSeconds:0} s" : null,
            State.Length == 0 ? "what it does is not visible to this user" : null,
        ];
        var who = ProcessId == 0 ? "nobody's session" : $"pid {ProcessId}";
        var tables = Tables.Count > 0 ? " on " + string.Join(", ", Tables) : "";
        var query = Query.Length > 0 ? ": " + Query : "";
        return $"{who} ({string.Join(", ", facts.Where(fact => !string.IsNullOrEmpty(fact)))}){tables}{query}";
    }
}
