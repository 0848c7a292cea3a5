using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>The database of <see cref="PostgresSchema"/>, migrated once and copied for every case.</summary>
internal sealed class PostgresTemplate
{
    private static readonly Lazy<Task<PostgresTemplate>> s_template = new(MakeAsync);
    private static int s_copies;
    private readonly PostgresServer server;
    private readonly string name;

    private PostgresTemplate(PostgresServer server, string name, string dump)
    {
        this.server = server;
        this.name = name;
        Dump = dump;
    }

    /// <summary>What <c>pg_dump</c> writes of it.</summary>
    public string Dump { get; }

    public static Task<PostgresTemplate> GetAsync() => s_template.Value;

    /// <summary>A copy of its own for one case.</summary>
    public async Task<PostgresCopy> CopyAsync()
    {
        var copy = $"{name}_{Interlocked.Increment(ref s_copies)}";
        await server.ExecuteAsync($"CREATE DATABASE {copy} TEMPLATE {name}");
        return new PostgresCopy(server, new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = copy }.ConnectionString, copy);
    }

    private static async Task<PostgresTemplate> MakeAsync()
    {
        var cluster = await PostgresServer.GetAsync();
        await cluster.ExecuteAsync(PostgresSchema.Roles);
        var made = $"attacked_{Environment.ProcessId}";
        await cluster.ExecuteAsync($"CREATE DATABASE {made} TEMPLATE template0");
        var database = new PostgresCopy(cluster, new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = made }.ConnectionString, made);
        var report = await database.UpAsync();
        report.Verdict.ShouldBe(Verdict.Verified);
        return new PostgresTemplate(cluster, made, await database.DumpAsync());
    }
}
