using System.Globalization;
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
    /// <param name="tables">The tables in scope; foreign tables are left out.</param>
    /// <param name="journal">The journal, locked too so that its last entry cannot change; <see langword="null"/> for none.</param>
    /// <param name="lockTimeout">How long to wait for each.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task BeginAsync(
        NpgsqlConnection connection, IReadOnlyList<Table> tables, string? journal, TimeSpan lockTimeout,
        CancellationToken cancellationToken)
    {
        // In the order of their ids, so that two runs never wait for each other
        var scope = tables.Where(t => !IsForeign(t)).OrderBy(t => uint.Parse(t.Id, CultureInfo.InvariantCulture)).ToList();
        var names = scope.Select(t => Sql.Quote(t.Schema, t.Name)).ToList();
        var locked = journal is null ? names : [.. names, journal];
        try
        {
            var list = string.Join(", ", locked.Select(n => "ONLY " + n));
            string[] begin = ["BEGIN ISOLATION LEVEL REPEATABLE READ, READ WRITE", $"SET LOCAL lock_timeout = {Milliseconds(lockTimeout)}"];
            await connection.ExecuteAsync(
                Doing, locked.Count == 0 ? begin : [.. begin, $"LOCK TABLE {list} IN SHARE ROW EXCLUSIVE MODE"], cancellationToken);
        }
        catch (EngineException e) when (e is not ConnectionLostException)
        {
            await connection.ExecuteAsync("giving up the locks", ["ROLLBACK"], CancellationToken.None);
            throw e switch
            {
                LockTimeoutException => await BlockedAsync(connection, scope, lockTimeout, e, cancellationToken),
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

    private static bool IsForeign(Table table)
        => table.Facets.Any(f => f is { Name: "kind", Value: "foreign table" });

    /// <summary>Asks which of the names that were locked no longer mean the tables that were read.</summary>
    public static List<string> AskReplaced(RoundTrip trip, IReadOnlyList<Table> tables)
    {
        var scope = tables.Where(t => !IsForeign(t)).ToList();
        return trip.Ask<string>(
            """
            SELECT t.name FROM ROWS FROM (pg_catalog.unnest($1::pg_catalog.oid[]), pg_catalog.unnest($2::pg_catalog.text[])) AS t(id, name)
            WHERE pg_catalog.to_regclass(t.name)::pg_catalog.oid IS DISTINCT FROM t.id
            """,
            scope.Select(t => t.Id).ToArray(), (object)scope.Select(t => Sql.Quote(t.Schema, t.Name)).ToArray());
    }

    private static async Task<LockTimeoutException> BlockedAsync(
        NpgsqlConnection connection, List<Table> scope, TimeSpan waited, EngineException error, CancellationToken cancellationToken)
    {
        var blockers = await Blockers.FindAsync(connection, scope.Select(t => t.Id), cancellationToken);
        var who = blockers.Count == 0 ? "the session in the way is gone by now" : "held by " + string.Join("; ", blockers);
        return new LockTimeoutException(
            $"the tables were not locked within {waited.TotalSeconds:0.###} s: {who}",
            "wait for those sessions to end their transactions, or raise --lock-timeout", error.InnerException);
    }
}
