using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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
    // "SchR" in ASCII
    private const int Family = 0x53636852;

    private readonly NpgsqlConnection _connection;
    private readonly int _key;

    private PostgresRunLock(NpgsqlConnection connection, int key)
    {
        _connection = connection;
        _key = key;
    }

    public static async Task<PostgresRunLock> AcquireAsync(
        NpgsqlDataSource source, ConnectionTarget target, LockOwner owner, TimeSpan timeout, Action<LockOwner?> waiting,
        TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        var runLock = new PostgresRunLock(connection, KeyOf(connection.Database));
        try
        {
            var label = $"SET application_name = {Sql.Literal(LockLabel.Write(owner))}";
            string[] settings = connection.PostgreSqlVersion.Major >= 14 ? [label, "SET idle_session_timeout = 0"] : [label];
            await connection.ExecuteAsync("taking the run lock", settings, cancellationToken);
            await runLock.WaitAsync(timeout, waiting, timeProvider, cancellationToken);
            await runLock.EnsureSessionAsync(target, cancellationToken);
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
            if (await IsHeldAsync(cancellationToken)) return;
        }
        catch (EngineException e)
        {
            throw new ConnectionLostException($"the run lock is lost: {e.Message}", e.InnerException);
        }

        throw new ConnectionLostException("the run lock is lost: its session no longer holds it");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SessionEnd.CleanAsync(_connection);
        await _connection.DisposeAsync();
    }

    private static int KeyOf(string database)
        => BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(database)));

    private async Task WaitAsync(
        TimeSpan timeout, Action<LockOwner?> waiting, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(50);
        LockOwner? told = null;
        var first = true;
        while (!await TryAsync(cancellationToken))
        {
            var holder = await HolderAsync(cancellationToken);
            var waited = timeProvider.GetElapsedTime(start);
            if (waited >= timeout) throw new RunLockTimeoutException(holder, waited);
            if (first || holder != told) waiting(holder);
            (first, told) = (false, holder);

            // Jitter keeps several that wait from asking at the same moments
            var rest = timeout - waited;
            var next = pause * (0.5 + RandomNumberGenerator.GetInt32(0, 1000) / 1000.0);
            await Task.Delay(next < rest ? next : rest, timeProvider, cancellationToken);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 2, 1000));
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
        => (await _connection.QueryAsync<bool>(
            "taking the run lock", "SELECT pg_catalog.pg_try_advisory_lock(@Family, @Key)", new { Family, Key = _key },
            cancellationToken))[0];

    private async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
        => (await _connection.QueryAsync<bool>(
            "checking the run lock", Sql.Read("run_lock_held"), new { Family, Key = _key }, cancellationToken))[0];

    private async Task<LockOwner?> HolderAsync(CancellationToken cancellationToken)
    {
        var labels = await _connection.QueryAsync<string>(
            "looking for who holds the run lock", Sql.Read("run_lock_holder"), new { Family, Key = _key }, cancellationToken);
        return labels.Count == 0 ? null : LockLabel.Read(labels[0]);
    }

    /// <summary>Behind a transaction pooler the next query runs in another session, which does not hold the lock.</summary>
    private async Task EnsureSessionAsync(ConnectionTarget target, CancellationToken cancellationToken)
    {
        if (await IsHeldAsync(cancellationToken)) return;

        throw new ConnectionFailedException(
            target.Text,
            "a transaction pooler stands between: the run lock does not stay with the session",
            "connect to the server itself, or to a pooler in session mode");
    }
}
