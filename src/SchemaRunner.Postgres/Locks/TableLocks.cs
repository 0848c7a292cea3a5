using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Locks tables against writers as a transaction's first statement, so that its snapshot is taken after the lock.</summary>
internal static class TableLocks
{
    private const string Doing = "locking the tables";

    /// <summary>Begins the transaction and takes the locks.</summary>
    /// <param name="connection">No transaction is open on it.</param>
    /// <param name="watch">Looks who is in the way.</param>
    /// <param name="locks">The tables to lock, and how.</param>
    /// <param name="journal">The journal, locked too so that its last entry cannot change; <see langword="null"/> for none.</param>
    /// <param name="lockTimeout">How long to wait for each.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task BeginAsync(
        NpgsqlConnection connection, BlockerWatch watch, LockPlan locks, string? journal, TimeSpan lockTimeout,
        CancellationToken cancellationToken)
    {
        string[] begin = ["BEGIN ISOLATION LEVEL REPEATABLE READ, READ WRITE", $"SET LOCAL lock_timeout = {Milliseconds(lockTimeout)}"];
        try
        {
            // Readers are shut out last, so that they never wait for writers of another table
            await watch.OverAsync(() => connection.ExecuteAsync(
                Doing,
                [.. begin, .. Lock(locks.Writers, journal, "SHARE ROW EXCLUSIVE"), .. Lock(locks.Everybody, journal: null, "ACCESS EXCLUSIVE")],
                cancellationToken));
        }
        catch (EngineException e) when (e is not ConnectionLostException)
        {
            await connection.ExecuteAsync("giving up the locks", ["ROLLBACK"], CancellationToken.None);
            throw e switch
            {
                LockTimeoutException { InnerException: PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } } late
                    => Blocked(late, lockTimeout),
                PermissionDeniedException => new PermissionDeniedException(
                    $"{e.InnerException?.Message ?? e.Message}: the tables in scope cannot be locked against writers",
                    "GRANT SELECT, UPDATE ON the table to this user, or use the tables' owner", e.InnerException),
                StatementFailedException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } s
                    => new ScopeChangedException($"a table went before it was locked: {s.InnerException?.Message}", s.InnerException),
                _ => e,
            };
        }
        catch (OperationCanceledException)
        {
            await connection.ExecuteAsync("giving up the locks", ["ROLLBACK"], CancellationToken.None);
            throw;
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

    private static string[] Lock(IEnumerable<Table> tables, string? journal, string mode)
    {
        var names = tables.Select(t => Sql.Quote(t.Schema, t.Name)).Concat(journal is null ? [] : [journal]).ToList();
        return names.Count == 0 ? [] : [$"LOCK TABLE {string.Join(", ", names.Select(n => "ONLY " + n))} IN {mode} MODE"];
    }

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
