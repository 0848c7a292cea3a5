using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>A session as the server knows it, which may outlive its connection.</summary>
/// <param name="Pid">Its backend.</param>
/// <param name="Since">When that began; pids come again.</param>
/// <param name="TimeProvider">The clock.</param>
internal sealed record ServerSession(int Pid, DateTime Since, TimeProvider TimeProvider)
{
    private const string Doing = "waiting for the lost transaction to end";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // A COMMIT that has arrived is carried out meanwhile, and one that is still on its way may arrive
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Waits until its transaction has ended, and ends its backend when that takes long.</summary>
    /// <param name="transactionId">The transaction; <see langword="null"/> when the connection was lost before it was known.</param>
    /// <param name="connection">Another connection to the same database.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="LockTimeoutException">It has not ended in time.</exception>
    public async Task SettleAsync(string? transactionId, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var start = TimeProvider.GetTimestamp();
        var isTold = false;
        while (await IsOpenAsync(transactionId, connection, cancellationToken))
        {
            var waited = TimeProvider.GetElapsedTime(start);
            if (waited >= Patience)
            {
                throw new LockTimeoutException(
                    $"the lost connection's transaction is still open on the server (pid {Pid})", $"SELECT pg_terminate_backend({Pid})");
            }

            if (waited >= Grace && !isTold)
            {
                await EndAsync(connection, cancellationToken);
                isTold = true;
            }

            await Task.Delay(Pause, TimeProvider, cancellationToken);
        }
    }

    private async Task<bool> IsOpenAsync(string? transactionId, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<bool>(
            Doing, Sql.Read("lost_transaction"), new { pid = Pid, since = Since, transactionId = transactionId ?? "" }, cancellationToken))[0];

    private Task EndAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => connection.QueryAsync<bool>(
        Doing,
        "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = @pid AND backend_start = @since",
        new { pid = Pid, since = Since }, cancellationToken);
}
