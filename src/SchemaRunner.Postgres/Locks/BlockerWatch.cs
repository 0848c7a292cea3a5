using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Looks from a second connection whom a statement waits for, so that a lock timeout can name them.</summary>
/// <remarks>After the timeout nobody knows any more; so it looks while the wait lasts, from half of the timeout on.</remarks>
internal sealed class BlockerWatch(NpgsqlDataSource source, ConnectionTarget target, int pid, TimeProvider timeProvider)
{
    /// <summary>How long the session waits for a lock.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public async Task<T> OverAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var looking = LookAsync(stop.Token);
        try
        {
            return await work();
        }
        catch (LockTimeoutException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            await stop.CancelAsync();
            var blockers = await looking;
            if (blockers.Count == 0) throw;
            throw new LockTimeoutException($"{e.Message}, held by {string.Join("; ", blockers)}", e.Hint, e.InnerException);
        }
        finally
        {
            await stop.CancelAsync();
            await looking;
        }
    }

    private async Task<IReadOnlyList<Blocker>> LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Blocker> last = [];
        try
        {
            // most statements end before: an exception for each of them would cost more than the statement
            await Task.Delay(LockTimeout / 2, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested) return last;
            await using var connection = await PostgresConnection.OpenAsync(source, target, cancellationToken);
            while (true)
            {
                var now = await Blockers.OfAsync(connection, pid, cancellationToken);
                if (now.Count > 0) last = now;
                await Task.Delay(LockTimeout / 8, timeProvider, cancellationToken);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or EngineException)
        {
            // The statement ended, or no second connection is to be had: the timeout stands without the names
            return last;
        }
    }
}
