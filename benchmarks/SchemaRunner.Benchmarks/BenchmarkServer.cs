using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.Benchmarks;

/// <summary>
/// A PostgreSQL server for one benchmark: the one that <c>SCHEMARUNNER_TEST_POSTGRES</c> names, else a private cluster
/// that ends with the benchmark.
/// </summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly PostgresCluster? cluster;
    private int databases;

    private BenchmarkServer(PostgresCluster? cluster, string connectionString)
    {
        this.cluster = cluster;
        ConnectionString = connectionString;
    }

    /// <summary>To the database <c>postgres</c>, as superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one for large tables, quickly loaded and wholly cached.</summary>
    public static Task<BenchmarkServer> StartForReadingAsync()
    {
        var megabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / 1024 / 1024;
        return StartAsync(
            $"-c fsync=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=8GB -c shared_buffers={megabytes}MB "
            + "-c max_locks_per_transaction=1024 -c autovacuum=off");
    }

    /// <summary>Starts one that keeps what it commits, with the vendor's settings.</summary>
    /// <param name="settings">What is to be otherwise.</param>
    public static Task<BenchmarkServer> StartDurableAsync(string settings = "") => StartAsync($"-c fsync=on {settings}");

    /// <summary>Makes an empty database, or a copy of another.</summary>
    public async Task<BenchmarkDatabase> CreateAsync(string template = "template0")
    {
        var name = $"b_{Environment.ProcessId}_{++databases}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new BenchmarkDatabase(this, name, new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, Pooling = false });
    }

    /// <summary>Runs a command in the database <c>postgres</c>.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await Sql.ExecuteAsync(connection, sql);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null) await cluster.DisposeAsync();
    }

    private static async Task<BenchmarkServer> StartAsync(string settings)
    {
        if (Environment.GetEnvironmentVariable("SCHEMARUNNER_TEST_POSTGRES") is { Length: > 0 } given)
            return new BenchmarkServer(null, new NpgsqlConnectionStringBuilder(given) { Pooling = false }.ConnectionString);

        var started = await PostgresCluster.StartAsync(settings: settings);
        return new BenchmarkServer(started, started.ConnectionString);
    }
}
