using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.EngineTests.Postgres;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>A real pgbouncer between the run and the server.</summary>
public sealed class PostgresPoolerTests : IAsyncLifetime
{
    private readonly ScriptFolder scripts = new();
    private PostgresDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await PostgresServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        scripts.Dispose();
    }

    [Fact]
    public async Task Up_TransactionPooler_IsRefusedWithTheReasonAndNothingRuns()
    {
        await using var bouncer = await PgBouncer.StartAsync(database, "transaction");

        var ended = (await UpAsync(bouncer.ConnectionString)).ShouldExitWith(3);

        ended.Error.ShouldContain("a transaction pooler stands between: the run lock does not stay with the session\n"
            + "  hint: connect to the server itself, or to a pooler in session mode");
        (await database.ReadAsync<bool>("SELECT to_regclass('customer') IS NULL AND to_regclass('schemarunner_journal') IS NULL")).ShouldBeTrue();
        (await UpAsync(database.ConnectionString)).ShouldExitWith(0);
    }

    [Fact]
    public async Task Up_TransactionPoolerThatOthersUse_IsRefused()
    {
        await using var bouncer = await PgBouncer.StartAsync(database, "transaction");
        await using var busy = new NpgsqlConnection(bouncer.ConnectionString);
        await busy.OpenAsync(PostgresTest.Token);
        await LockShop.RunAsync(busy, "BEGIN");

        (await UpAsync(bouncer.ConnectionString)).ShouldExitWith(3).Error.ShouldContain("a transaction pooler stands between");
    }

    [Fact]
    public async Task Up_SessionPooler_WorksAndFreesTheLock()
    {
        await using var bouncer = await PgBouncer.StartAsync(database, "session");

        (await UpAsync(bouncer.ConnectionString)).ShouldExitWith(0).Output.ShouldContain("VERIFIED: 3 phases committed");

        (await database.ReadAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).ShouldBe(0);
    }

    [Fact]
    public async Task Up_SessionPooler_SeesWhoIsInTheWayAndIsSeenByWhoConnectsDirectly()
    {
        await using var bouncer = await PgBouncer.StartAsync(database, "session");
        (await CliProcess.RunAsync(Up(database.ConnectionString, "--to", "1"))).ShouldExitWith(0);
        await using var writer = await database.OpenAsync();
        await LockShop.RunAsync(writer, "BEGIN; INSERT INTO customer VALUES (9, 'Nila')");
        await using var run = CliProcess.Start(Up(bouncer.ConnectionString, "--lock-timeout", "2s"));
        await run.WaitForLineAsync("phase 1 of 2");

        var held = (await CliProcess.RunAsync("lock", "--database", database.ConnectionString)).ShouldExitWith(0);

        held.Output.ShouldContain($", pid {run.Id}, since ");
        (await run.EndAsync()).ShouldExitWith(9).Error.ShouldContain($"held by pid {writer.ProcessID} (user postgres");
    }

    private string[] Up(string target, params string[] more) => ["up", "--database", target, "--migrations", scripts.Folder, .. more];

    private Task<Crashes.CliResult> UpAsync(string target) => CliProcess.RunAsync(Up(target));
}
