using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>What a session asks first.</summary>
internal sealed class SessionFacts
{
    public required string Version { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    public static async Task<ServerFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var facts = await connection.QueryAsync<SessionFacts>(
            "opening the session",
            """
            SELECT pg_catalog.current_setting('server_version') AS "Version",
                   pg_catalog.current_database()::pg_catalog.text AS "Database", SESSION_USER::pg_catalog.text AS "User"
            """,
            null, cancellationToken);
        return new ServerFacts("PostgreSQL", facts[0].Version.Split(' ', 2)[0], facts[0].Database, facts[0].User);
    }
}
