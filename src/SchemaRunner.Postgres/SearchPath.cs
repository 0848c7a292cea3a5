using Npgsql;

namespace SchemaRunner.Postgres;

/// <summary>Where a new session looks for unqualified names, read before a script can change it.</summary>
/// <param name="Default">The schema that new objects get.</param>
/// <param name="Schemas">Every schema on the path, in order.</param>
internal sealed record SearchPath(string Default, IReadOnlyList<string> Schemas)
{
    /// <summary>Asks for the schemas in order.</summary>
    public const string Query = "SELECT s::pg_catalog.text FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) AS s";

    public static async Task<SearchPath> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Of(await connection.QueryAsync<string>("reading the search path", Query, null, cancellationToken));

    /// <summary>The path that the query returned.</summary>
    public static SearchPath Of(IReadOnlyList<string> schemas) =>
        schemas.Count == 0 ? new("public", ["public"]) : new(schemas[0], schemas);
}
