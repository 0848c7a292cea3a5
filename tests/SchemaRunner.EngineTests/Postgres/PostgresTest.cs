using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>A fresh database, the engine on it, and short words for what the tests do with both.</summary>
internal sealed class PostgresTest : IAsyncDisposable
{
    public static readonly PhaseSettings Settings = new(TimeSpan.FromSeconds(5), null, "test");

    private PostgresTest(PostgresDatabase database, PostgresEngine engine, IEngineSession session)
    {
        Database = database;
        Engine = engine;
        Session = session;
    }

    public PostgresDatabase Database { get; }

    public PostgresEngine Engine { get; }

    public IEngineSession Session { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PostgresTest> StartAsync(string sql = "SELECT 1") =>
        await StartAsync(await PostgresServer.CreateDatabaseAsync(), sql);

    /// <summary>The same on a server where nobody else does anything.</summary>
    public static async Task<PostgresTest> StartAloneAsync(string sql) =>
        await StartAsync(await PostgresServer.CreateLonelyDatabaseAsync(), sql);

    private static async Task<PostgresTest> StartAsync(PostgresDatabase database, string sql)
    {
        await database.ExecuteAsync(sql);
        var engine = PostgresEngine.Connect(database.ConnectionString);
        return new PostgresTest(database, engine, await engine.OpenAsync(Token));
    }

    /// <summary>Begins a transaction with every table in scope, and a phase in it.</summary>
    public async Task<Structure> BeginAsync(PhaseSettings? settings = null)
    {
        var structure = await Session.ReadStructureAsync(Token);
        await Session.BeginAsync(structure.Tables, settings ?? Settings, Token);
        await Session.StartPhaseAsync(settings ?? Settings, Token);
        return structure;
    }

    public Task<StatementOutcome> RunAsync(string sql, string? copyData = null)
        => Session.ExecuteAsync(new Statement(1, 0, 1, 1, sql, copyData), Token);

    /// <summary>Scans a table with its primary key and all of its columns.</summary>
    public async Task<TableContent> ScanAsync(string name)
    {
        var table = await TableAsync(name);
        var key = table.KeyColumnIds.Select(id => new ColumnScan(table.Columns.Single(c => c.Id == id))).ToList();
        return await ScanAsync(new TableScan(table, key, [.. table.Columns.Select(c => new ColumnScan(c))]));
    }

    public async Task<TableContent> ScanAsync(TableScan scan)
        => (await Session.ScanAsync([scan], _ => { }, Token)).ShouldHaveSingleItem();

    public async Task<Table> TableAsync(string name)
        => (await Session.ReadStructureAsync(Token)).Tables.Single(t => t.Name == name);

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Database.DisposeAsync();
    }
}
