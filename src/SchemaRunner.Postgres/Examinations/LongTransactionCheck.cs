using SchemaRunner.Engines;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether somebody has a transaction open for long: what it has locked, a phase would wait for.</summary>
internal sealed class LongTransactionCheck(TimeSpan atLeast, ServerFacts server) : IServerCheck
{
    private const string Subject = "transactions";
    private List<OpenTransaction> _found = [];
    private List<string> _sees = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip)
    {
        _found = trip.Ask<OpenTransaction>(Sql.Read("examine_transactions"), atLeast.TotalSeconds);
        _sees = trip.Ask<string>("SELECT pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')::pg_catalog.text");
    }

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell()
    {
        var limit = Age.Of((long)atLeast.TotalSeconds);
        foreach (var transaction in _found.Where(t => t.Tables.Length > 0).Take(3))
            yield return Examination.Problem(Subject, transaction.ToString(), $"let it end, or SELECT pg_terminate_backend({transaction.ProcessId})");
        if (_found.FirstOrDefault(t => t.Tables.Length == 0) is { } harmless) yield return Examination.Note(Subject, harmless.ToString());
        if (_found.Count > 0) yield break;
        yield return _sees[0] == "true"
            ? Examination.Ok(Subject, $"none has been open for {limit}")
            : Examination.Note(
                Subject, $"none of user {server.User} has been open for {limit}; it may not see those of others",
                $"GRANT pg_read_all_stats TO {Sql.Quote(server.User)}");
    }
}
