using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Replacing all that the database holds, in one transaction.</summary>
internal sealed partial class PostgresSession
{
    private const string Replacing = "beginning to restore";

    /// <summary>Begins a transaction in which nobody else writes to any table.</summary>
    /// <returns>The tables, as SQL writes them.</returns>
    /// <remarks>It sees what others commit: a table that somebody makes meanwhile is then found in what was restored.</remarks>
    internal async Task<IReadOnlyList<string>> BeginReplacingAsync(PhaseSettings settings, CancellationToken cancellationToken)
    {
        var beginning = new PhaseBeginning(_connection, Journal, asksLocks: false);
        await beginning.PrepareAsync(settings, cancellationToken);
        var tables = await _connection.QueryAsync<string>(Replacing, Sql.Read("restore_tables"), null, cancellationToken);
        await _tableLocks.BeginAsync(
            [.. tables.Select(table => $"LOCK TABLE ONLY {table} IN SHARE ROW EXCLUSIVE MODE")], views: 0, settings.LockTimeout,
            beginning.DeadlockTimeout, cancellationToken);
        _transactionId = Unknown;
        await _connection.ExecuteAsync(
            Replacing, ["SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET LOCAL client_min_messages = warning"], cancellationToken);
        return tables;
    }

    /// <summary>Closes tables to readers, too.</summary>
    internal async Task CloseTablesAsync(IReadOnlyList<string> tables, TimeSpan lockTimeout, CancellationToken cancellationToken)
    {
        _watch.LockTimeout = lockTimeout;
        await _connection.ExecuteAsync(Replacing, [$"SET LOCAL lock_timeout = {Locks.TableLocks.Milliseconds(lockTimeout)}"], cancellationToken);
        if (tables.Count == 0) return;
        string[] close = [$"LOCK TABLE ONLY {string.Join(", ONLY ", tables)} IN ACCESS EXCLUSIVE MODE"];
        await WatchAsync(() => _connection.ExecuteAsync("closing the tables", close, cancellationToken));
    }

    /// <summary>Runs a statement that stands in no script of the user's.</summary>
    internal Task RunStatementAsync(string sql, CancellationToken cancellationToken) =>
        WatchAsync(() => _statements.RunAsync(sql, cancellationToken));

    /// <summary>Runs a <c>COPY … FROM stdin</c>.</summary>
    internal async Task CopyAsync(string sql, IAsyncEnumerable<ReadOnlyMemory<byte>> data, CancellationToken cancellationToken)
    {
        try
        {
            await new CopyImport(_connection, Pid).RunAsync(sql, data, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Script(e, sql);
        }
    }

    /// <summary>Does what may wait for locks, and looks meanwhile who is in the way.</summary>
    internal Task WatchAsync(Func<Task> work) => _watch.OverAsync(work);
}
