using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Looks from the run lock's connection whom this session waits for, so that a lock timeout can name them.</summary>
/// <remarks>
/// After the timeout nobody knows any more, so it looks while the wait lasts, first after a moment: most statements end
/// before, and cost nothing but a timer.
/// </remarks>
/// <param name="pid">The server's number for this session, as the server itself says it: a pooler tells another one.</param>
/// <param name="timeProvider">The clock for the pauses.</param>
internal sealed class BlockerWatch(int pid, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);
    private PostgresRunLock? _from;

    /// <summary>The clock for waits.</summary>
    public TimeProvider Time => timeProvider;

    /// <summary>How long the session waits for a lock.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Looks from a run lock's connection from now on; without one there is nowhere to look from.</summary>
    public void LookFrom(PostgresRunLock runLock) => _from = runLock;

    /// <summary>Does work that may wait for locks.</summary>
    /// <exception cref="LockTimeoutException">It did not get one; it names who was in the way.</exception>
    public async Task<T> OverAsync<T>(Func<Task<T>> work)
    {
        if (_from is not { } from) return await work();
        var working = work();
        var looking = LookAsync(from, working);
        try
        {
            return await working;
        }
        catch (LockTimeoutException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected,
        })
        {
            var seen = await looking;
            if (seen.Count == 0) throw;
            throw new LockTimeoutException($"{e.Message}, held by {string.Join("; ", seen)}", e.Hint, e.InnerException)
            {
                IsTransient = e.IsTransient, Blockers = seen,
            };
        }
    }

    /// <inheritdoc cref="OverAsync{T}"/>
    public Task OverAsync(Func<Task> work) => OverAsync(async () =>
    {
        await work();
        return true;
    });

    private async Task<IReadOnlyList<BlockingSession>> LookAsync(PostgresRunLock from, Task working)
    {
        IReadOnlyList<BlockingSession> seen = [];
        var pause = TimeSpan.FromTicks(Math.Clamp(LockTimeout.Ticks / 4, s_least.Ticks, s_first.Ticks));
        while (await IsStillGoingOnAfterAsync(working, pause))
        {
            try
            {
                if (await from.AskAsync(FindAsync) is { Count: > 0 } now) seen = now;
            }
            catch (EngineException)
            {
                // The run lock's session is gone, which the commit will say; the timeout stands without more names
                return seen;
            }

            pause = pause * 2 < s_longest ? pause * 2 : s_longest;
        }

        return seen;
    }

    private async Task<IReadOnlyList<BlockingSession>> FindAsync(NpgsqlConnection connection)
    {
        var rows = await connection.QueryAsync<BlockerRow>(
            "looking for who holds the lock", Sql.Read("blockers"), new { pid }, CancellationToken.None);
        return [.. rows.Select(row => row.ToSession())];
    }

    /// <summary>Waits for a pause or for the end of the work, without an exception for either.</summary>
    private async Task<bool> IsStillGoingOnAfterAsync(Task working, TimeSpan pause)
    {
        await working.WaitAsync(pause, timeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !working.IsCompleted;
    }
}
