using System.Security.Cryptography;
using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Postgres;

/// <summary>An advisory lock on a session of its own: the server lets go of it when the session ends, however it ends.</summary>
/// <remarks>
/// It is tried again and again rather than waited for: a session that waits in the server holds a snapshot, which
/// <c>CREATE INDEX CONCURRENTLY</c> waits for in turn. The owner stands in the session's application_name, which every
/// user may read.
/// </remarks>
internal sealed class PostgresRunLock : IRunLock
{
    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConnectionTarget _target;
    private int _pid;
    private RunLockKey _key = null!;

    private PostgresRunLock(NpgsqlConnection connection, ConnectionTarget target)
    {
        _connection = connection;
        _target = target;
    }

    public static async Task<PostgresRunLock> AcquireAsync(
        NpgsqlDataSource source, ConnectionTarget target, LockOwner owner, TimeSpan timeout, Action<LockOwner?> waiting,
        TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        var runLock = new PostgresRunLock(connection, target);
        try
        {
            var label = $"SET application_name = {Sql.Literal(LockLabel.Write(owner))}";
            string[] settings = connection.PostgreSqlVersion.Major >= 14 ? [label, "SET idle_session_timeout = 0"] : [label];
            await connection.ExecuteAsync("taking the run lock", settings, cancellationToken);
            runLock._key = await RunLockKey.ReadAsync(connection, cancellationToken);
            await runLock.WaitAsync(timeout, waiting, timeProvider, cancellationToken);
            await runLock.EnsureSessionAsync(source, cancellationToken);
            return runLock;
        }
        catch
        {
            await runLock.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            var held = await AskAsync(connection => HeldAsync(connection, cancellationToken));
            if (held.IsHeld && held.Pid == _pid) return;
        }
        catch (EngineException e)
        {
            throw new ConnectionLostException($"the run lock is lost: {e.Message}", e.InnerException);
        }

        throw new ConnectionLostException("the run lock is lost: its session no longer holds it");
    }

    /// <summary>Asks something on the lock's connection, which is otherwise idle; one after the other.</summary>
    public async Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask)
    {
        await _oneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            return await ask(_connection);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await AskAsync(async connection =>
    {
        await SessionEnd.CleanAsync(connection);
        await connection.DisposeAsync();
        return true;
    });

    private async Task WaitAsync(
        TimeSpan timeout, Action<LockOwner?> waiting, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(50);
        while (!await TryAsync(cancellationToken))
        {
            var holder = (await RunLockHolder.FindAsync(_connection, _key, cancellationToken)).Owner;
            var waited = timeProvider.GetElapsedTime(start);
            if (waited >= timeout) throw new RunLockTimeoutException(holder, waited);
            waiting(holder);

            // Jitter keeps several that wait from asking at the same moments
            var rest = timeout - waited;
            var next = pause * (0.5 + RandomNumberGenerator.GetInt32(0, 1000) / 1000.0);
            await Task.Delay(next < rest ? next : rest, timeProvider, cancellationToken);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 2, 1000));
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
        => (await _connection.QueryAsync<bool>(
            "taking the run lock", "SELECT pg_catalog.pg_try_advisory_lock(@Family, @Key)", _key, cancellationToken))[0];

    private async Task<HeldLock> HeldAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
        => (await connection.QueryAsync<HeldLock>("checking the run lock", Sql.Read("run_lock_held"), _key, cancellationToken))[0];

    private async Task EnsureSessionAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(_connection, cancellationToken);
        _pid = held.Pid;
        if (held.IsHeld && !await TransactionPooler.IsBetweenAsync(source, _target, _connection, held.Pid, cancellationToken)) return;
        throw new ConnectionFailedException(_target.Text, TransactionPooler.Reason, TransactionPooler.Hint);
    }
}
