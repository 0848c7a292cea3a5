using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;

namespace SchemaRunner.Support;

/// <summary>A PostgreSQL database of a test's own.</summary>
public sealed class PostgresTestDatabase : ITestDatabase
{
    private readonly PostgresDatabase database;

    private PostgresTestDatabase(PostgresDatabase database) => this.database = database;

    /// <inheritdoc/>
    public string ConnectionString => database.ConnectionString;

    /// <summary>Makes one.</summary>
    public static async Task<ITestDatabase> CreateAsync() => new PostgresTestDatabase(await PostgresServer.CreateDatabaseAsync());

    /// <summary>Makes one on a server that a test has started.</summary>
    /// <param name="server">To its database <c>postgres</c>.</param>
    /// <param name="options">What stands behind its name in <c>CREATE DATABASE</c>.</param>
    public static async Task<ITestDatabase> CreateAsync(string server, string options = "TEMPLATE template0") =>
        new PostgresTestDatabase(await PostgresServer.CreateDatabaseAsync(server, options));

    /// <inheritdoc/>
    public IEngine CreateEngine() => PostgresEngine.Connect(ConnectionString);

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql) => database.ExecuteAsync(sql);

    /// <inheritdoc/>
    public async Task LoadAsync(IEnumerable<string> statements)
    {
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <inheritdoc/>
    public async Task<string?> QueryAsync(string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync()) is { } value and not DBNull ? value.ToString() : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?[]>> RowsAsync(string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        return await Rows.ReadAsync(reader);
    }

    /// <inheritdoc/>
    public Task<string> DumpAsync() => DumpAsync([]);

    /// <inheritdoc/>
    public Task<string> DumpStructureAsync() => DumpAsync(["--schema-only"]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<string> DumpAsync(string[] options)
    {
        var to = new NpgsqlConnectionStringBuilder(ConnectionString);
        var dump = await Tool.RunAsync(
            "pg_dump", ["-h", to.Host!, "-p", to.Port.ToString(), "-U", to.Username!, "--exclude-table=*schemarunner_journal*", .. options, to.Database!]);

        // newer dumps guard themselves with a random word
        return string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal)
            && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }
}
