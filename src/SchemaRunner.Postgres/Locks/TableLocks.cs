using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Locks tables as a transaction's first statements, so that its snapshot is taken after the locks.</summary>
/// <remarks>
/// Whoever holds one lock and waits for another may be part of a deadlock, and the server ends whichever of its sessions has
/// waited longest without one: an application's. So it is only while it holds none that a phase waits long. Once it has one,
/// it gives them all up when it has not got the others in half the time after which the server looks for deadlocks, and
/// begins with the one that it did not get.
/// </remarks>
internal sealed class TableLocks(NpgsqlConnection connection, BlockerWatch watch)
{
    // What a short transaction of somebody else's takes; however many tables there are, few of them are busy
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMilliseconds(20);

    /// <summary>Begins the transaction and takes the locks.</summary>
    /// <param name="locks">The commands that take them.</param>
    /// <param name="views">How many of them, the first, lock a view and what is below it.</param>
    /// <param name="lockTimeout">How long to try.</param>
    /// <param name="deadlockTimeout">After how long the server looks for deadlocks.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task BeginAsync(
        IReadOnlyList<string> locks, int views, TimeSpan lockTimeout, TimeSpan deadlockTimeout, CancellationToken cancellationToken)
    {
        var start = watch.Time.GetTimestamp();
        var patience = deadlockTimeout / 2 / Math.Max(locks.Count - 1, 1);
        if (patience < LeastPatience) patience = LeastPatience;
        patience = patience < lockTimeout ? patience : lockTimeout;
        var (first, wait, last) = (0, lockTimeout, (LockTimeoutException?)null);
        while (true)
        {
            var attempt = new LockAttempt(connection, locks, first);

            // it holds the view while it waits for the tables
            var firstWait = first < views && patience < wait ? patience : wait;
            watch.LockTimeout = firstWait < patience || locks.Count < 2 ? firstWait : patience;
            try
            {
                await watch.OverAsync(() => attempt.RunAsync(firstWait, patience, cancellationToken));
                return;
            }
            catch (Exception e) when (e is (EngineException and not ConnectionLostException) or OperationCanceledException)
            {
                await connection.ExecuteAsync("giving up the locks", ["ROLLBACK"], CancellationToken.None);
                if (e is PermissionDeniedException && attempt.Refused < views)
                {
                    // the view's owner may not lock what is below it; the script's own lock will have to do
                    locks = [.. locks.Where((_, at) => at != attempt.Refused)];
                    (first, views) = (0, views - 1);
                    continue;
                }

                if (e is not LockTimeoutException { InnerException: PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } } late)
                    throw Explained(e);
                if (late.Blockers.Count > 0 || last is null) last = late;
                wait = lockTimeout - watch.Time.GetElapsedTime(start);
                if ((attempt.Refused == first && first >= views) || wait <= TimeSpan.Zero) throw Blocked(last, lockTimeout);
                first = attempt.Refused;
            }
        }
    }

    /// <summary>A time as the server's settings take it; 0 would mean no limit.</summary>
    public static long Milliseconds(TimeSpan time) => Math.Clamp((long)Math.Ceiling(time.TotalMilliseconds), 1, int.MaxValue);

    /// <summary>Asks which of the names that were locked no longer mean the tables that were read.</summary>
    public static List<string> AskReplaced(RoundTrip trip, IReadOnlyList<Table> tables)
    {
        return trip.Ask<string>(
            """
            SELECT t.name FROM ROWS FROM (pg_catalog.unnest($1::pg_catalog.oid[]), pg_catalog.unnest($2::pg_catalog.text[])) AS t(id, name)
            WHERE pg_catalog.to_regclass(t.name)::pg_catalog.oid IS DISTINCT FROM t.id
            """,
            tables.Select(t => t.Id).ToArray(), (object)tables.Select(t => Sql.Quote(t.Schema, t.Name)).ToArray());
    }

    private static string Said(EngineException error) => (error.InnerException as PostgresException)?.MessageText ?? error.Message;

    private static Exception Explained(Exception error) => error switch
    {
        PermissionDeniedException e => new PermissionDeniedException(
            $"{Said(e)}: the tables in scope cannot be locked against writers",
            "GRANT SELECT, UPDATE ON the table to this user, or use the tables' owner", e.InnerException),
        StatementFailedException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } s
            => new ScopeChangedException($"a table went before it was locked: {Said(s)}", s.InnerException),
        _ => error,
    };

    private static LockTimeoutException Blocked(LockTimeoutException late, TimeSpan waited)
    {
        var who = late.Blockers.Count == 0 ? "who held them was not seen" : "held by " + string.Join("; ", late.Blockers);
        return new LockTimeoutException(
            $"the tables were not locked within {waited.TotalSeconds:0.###} s: {who}",
            "wait for those sessions to end their transactions, or raise --lock-timeout", late.InnerException)
        {
            IsTransient = late.IsTransient, Blockers = late.Blockers,
        };
    }
}
