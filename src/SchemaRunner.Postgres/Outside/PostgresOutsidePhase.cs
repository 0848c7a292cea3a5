using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Postgres.Outside;

/// <summary>A phase outside a transaction: the script on one session, everything of ours on another.</summary>
/// <param name="session">Where the script runs.</param>
/// <param name="reader">Where the journal is written and the structure read, and where progress is looked for.</param>
/// <param name="settings">What bounds the phase in time.</param>
/// <param name="progress">Told how far the build of an index has come.</param>
/// <param name="time">The clock.</param>
internal sealed class PostgresOutsidePhase(
    PostgresSession session, PostgresSession reader, PhaseSettings settings, Action<string> progress, TimeProvider time) : IOutsidePhase
{
    private const string Doing = "starting the phase";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public IEngineSession Reader => reader;

    /// <inheritdoc/>
    public bool NoticesOthers => false;

    /// <inheritdoc/>
    public Task<bool> AreOthersAwayAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Gives the script a session as a new one has it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(session.Connection).Run(PhaseCommands.Reset);
        PhaseCommands.Ask(trip, settings);
        return trip.SendAsync(Doing, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WaitForEndOfAsync(string runId, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var pids = await reader.Connection.QueryAsync<int>(
                "looking for an earlier run's session",
                """
                SELECT pid FROM pg_catalog.pg_stat_activity
                WHERE datname = pg_catalog.current_database()
                  AND pg_catalog.starts_with(application_name, 'schemarunner ' || @runId || ' ')
                """,
                new { runId }, cancellationToken);
            if (pids.Count == 0) return;
            if (time.GetElapsedTime(started) > settings.LockTimeout)
            {
                throw new LockTimeoutException(
                    $"a statement of run {runId}, whose process is gone, still runs on the server (pid {string.Join(", ", pids)})",
                    $"wait for it, or end it: SELECT pg_terminate_backend({pids[0]})");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<IndexPlace?> FindPlaceAsync(Statement statement, CancellationToken cancellationToken) =>
        HalfBuiltIndexes.FindPlaceAsync(session.Connection, statement.Text, cancellationToken);

    /// <inheritdoc/>
    public Task<Leftover> ClearAsync(IndexPlace place, CancellationToken cancellationToken) =>
        new HalfBuiltIndexes(reader.Connection, (sql, token) => session.RunOutsideAsync(new Statement(1, 0, 1, 1, sql), token))
            .ClearAsync(place, cancellationToken);

    /// <inheritdoc/>
    public Task<StatementOutcome> ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        IndexStatement.Find(statement.Text) is null
            ? session.RunOutsideAsync(statement, cancellationToken)
            : new BuildProgress(reader.Connection, session.Pid, progress, time)
                .OverAsync(() => session.RunOutsideAsync(statement, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> EvaluateAsync(ScriptAssertion assertion, CancellationToken cancellationToken) =>
        session.EvaluateAsync(assertion, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        if (session.Connection.FullState != System.Data.ConnectionState.Open) return;
        try
        {
            await session.Connection.ExecuteAsync("ending the phase", PhaseCommands.Reset, CancellationToken.None);
        }
        catch (EngineException)
        {
            // It cannot be used any more, and whoever tries will be told so
            await session.Connection.CloseAsync();
        }
    }
}
