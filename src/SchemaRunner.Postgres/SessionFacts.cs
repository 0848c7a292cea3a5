using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>What a session asks first.</summary>
internal sealed class SessionFacts
{
    public required string Version { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>The server's own number for the session; a pooler tells its clients another one.</summary>
    public required int Pid { get; init; }

    /// <summary>When its backend began.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Whether everybody may ask for locks, as is usual: a script may run as anybody.</summary>
    public required bool MaySeeLocks { get; init; }

    public ServerFacts Server => new("PostgreSQL", Version.Split(' ', 2)[0], Database, User);

    public static async Task<SessionFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<SessionFacts>(
            "opening the session",
            """
            SELECT pg_catalog.current_setting('server_version') AS "Version",
                   pg_catalog.current_database()::pg_catalog.text AS "Database", SESSION_USER::pg_catalog.text AS "User",
                   (SELECT backend_start FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()) AS "Since",
                   pg_catalog.pg_backend_pid() AS "Pid",
                   (SELECT pg_catalog.bool_and(pg_catalog.has_function_privilege('public', f.id, 'EXECUTE'))
                    FROM pg_catalog.unnest(ARRAY['pg_catalog.pg_lock_status()', 'pg_catalog.pg_current_wal_insert_lsn()',
                                                 'pg_catalog.pg_relation_filenode(pg_catalog.regclass)']) f(id)) AS "MaySeeLocks"
            """,
            null, cancellationToken))[0];
}
