using Npgsql;

namespace SchemaRunner.Postgres;

/// <summary>Where a new session looks for unqualified names, read before a script can change it.</summary>
/// <param name="Default">The schema that new objects get.</param>
/// <param name="Schemas">Every schema on the path, in order.</param>
internal sealed record SearchPath(string Default, IReadOnlyList<string> Schemas)
{
    public static async Task<SearchPath> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var schemas = await connection.QueryAsync<string>(
            "reading the search path",
            "SELECT s::pg_catalog.text FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) AS s",
            null, cancellationToken);
        return schemas.Count == 0 ? new("public", ["public"]) : new(schemas[0], schemas);
    }
}
