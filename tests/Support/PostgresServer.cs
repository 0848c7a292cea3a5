using Npgsql;

namespace SchemaRunner.Support;

/// <summary>
/// The PostgreSQL server of the tests: the one that <c>SCHEMARUNNER_TEST_POSTGRES</c> names, else a private cluster in a
/// temporary folder that ends with the process.
/// </summary>
public sealed class PostgresServer
{
    /// <summary>A role that comes in by password only, over TCP.</summary>
    public const string PasswordUser = "with_password";

    /// <summary>Its password.</summary>
    public const string Password = "s3cret-never-printed";

    private static readonly Lazy<Task<PostgresServer>> s_server = new(StartAsync);
    private static int s_databases;

    private PostgresServer(string connectionString) => ConnectionString = connectionString;

    /// <summary>To the database <c>postgres</c>, as superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the server, or gives the one that runs.</summary>
    public static Task<PostgresServer> GetAsync() => s_server.Value;

    /// <summary>Starts a second server, made otherwise, which ends with the process.</summary>
    /// <param name="making">What initdb is told of the locale.</param>
    /// <param name="settings">Its settings.</param>
    /// <returns>To its database <c>postgres</c>, as superuser.</returns>
    public static async Task<string> StartOtherAsync(string[] making, params string[] settings) =>
        (await PostgresCluster.StartAsync(
            making, PostgresCluster.QuickNotDurable + string.Concat(settings.Select(setting => $" -c {setting}")))).ConnectionString;

    /// <summary>Makes an empty database that goes when disposed.</summary>
    public static async Task<PostgresDatabase> CreateDatabaseAsync() => await CreateDatabaseAsync(await GetAsync());

    /// <summary>The same on a server where nobody else does anything, not even the server itself.</summary>
    public static async Task<PostgresDatabase> CreateLonelyDatabaseAsync() =>
        await CreateDatabaseAsync(new PostgresServer(await StartOtherAsync(["--locale=C"], "autovacuum=off")));

    /// <summary>The same on a server that a test has started.</summary>
    public static Task<PostgresDatabase> CreateDatabaseAsync(string server, string options = "TEMPLATE template0") =>
        CreateDatabaseAsync(new PostgresServer(server), options);

    private static async Task<PostgresDatabase> CreateDatabaseAsync(PostgresServer server, string options = "TEMPLATE template0")
    {
        var name = $"t_{Environment.ProcessId}_{Interlocked.Increment(ref s_databases)}";
        await server.ExecuteAsync($"CREATE DATABASE {name} {options}");
        var builder = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, Pooling = false };
        return new PostgresDatabase(server, name, builder.ConnectionString);
    }

    /// <summary>Runs a command in the database <c>postgres</c>.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("SCHEMARUNNER_TEST_POSTGRES") is { Length: > 0 } given)
            return new PostgresServer(new NpgsqlConnectionStringBuilder(given) { Pooling = false }.ConnectionString);

        var cluster = await PostgresCluster.StartAsync();
        var server = new PostgresServer(cluster.ConnectionString);
        await server.ExecuteAsync($"CREATE ROLE {PasswordUser} LOGIN PASSWORD '{Password}'");
        return server;
    }
}
