using Npgsql;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Finds who is in the way of a lock.</summary>
internal static class Blockers
{
    /// <summary>Who keeps our lock out of these tables now.</summary>
    public static Task<List<Blocker>> FindAsync(
        NpgsqlConnection connection, IEnumerable<string> tableIds, CancellationToken cancellationToken)
        => connection.QueryAsync<Blocker>(
            "looking for who holds the lock", Sql.Read("blockers"), new { ids = tableIds.ToArray() }, cancellationToken);

    /// <summary>Whom a session waits for now, seen from another one.</summary>
    public static Task<List<Blocker>> OfAsync(NpgsqlConnection connection, int pid, CancellationToken cancellationToken)
        => connection.QueryAsync<Blocker>(
            "looking for who holds the lock", Sql.Read("blockers_of"), new { pid }, cancellationToken);
}
