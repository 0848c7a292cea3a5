using Npgsql;
using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>A copy of the template that a case works on.</summary>
internal sealed class PostgresCopy(PostgresServer server, string connectionString, string name) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    public IEngine Engine => PostgresEngine.Connect(connectionString);

    /// <summary>The schema and, as further migrations, a case's scripts.</summary>
    public static TestScripts Scripts(params string[] scripts) =>
        new([("up/1_schema.sql", PostgresSchema.Script + PostgresCornerSchema.Script), .. scripts.Select((text, number) => ($"up/{number + 2}_case.sql", text))]);

    /// <summary>Applies the case; the report also when it was refused.</summary>
    public async Task<Report> UpAsync(string script, bool dryRun) => await RunAsync([script], dryRun);

    /// <summary>Applies the cases one after the other.</summary>
    public async Task<Report> UpAsync(params string[] scripts) => await RunAsync(scripts, dryRun: false);

    public Task<IReadOnlyList<Finding>> VerifyAsync(string[] scripts) => Scripts(scripts).On(Engine).VerifyAsync();

    private async Task<Report> RunAsync(string[] scripts, bool dryRun)
    {
        try
        {
            return await Scripts(scripts).On(Engine).UpAsync(dryRun: dryRun);
        }
        catch (MigrationFailedException refused)
        {
            return refused.Report;
        }
    }

    public async Task<string> DumpAsync()
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var dump = await Tool.RunAsync(
            "pg_dump", "-h", to.Host!, "-p", to.Port.ToString(), "-U", to.Username!, "--exclude-table=*schemarunner_journal*", name);
        return string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal)
            && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync() => await server.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
