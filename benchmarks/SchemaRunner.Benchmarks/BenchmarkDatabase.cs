using Npgsql;

namespace SchemaRunner.Benchmarks;

/// <summary>A PostgreSQL database that goes when disposed.</summary>
internal sealed class BenchmarkDatabase(BenchmarkServer server, string name, NpgsqlConnectionStringBuilder target) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Where it is.</summary>
    public NpgsqlConnectionStringBuilder Target => target;

    /// <summary>The same as <c>postgres://user@host:port/name</c>.</summary>
    public string Url => $"postgres://{target.Username}@{target.Host}:{target.Port}/{name}";

    /// <summary>Opens a connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements, each in a transaction of its own.</summary>
    public async Task ExecuteAsync(params IEnumerable<string> statements)
    {
        await using var connection = await OpenAsync();
        foreach (var statement in statements) await Sql.ExecuteAsync(connection, statement);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await server.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
