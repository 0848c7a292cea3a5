using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.EngineTests.Postgres;
using SchemaRunner.Postgres;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>What an application feels whose transactions meet a phase: it may wait, and nothing of it ever fails.</summary>
public sealed class PostgresLockOrderTests
{
    private const string Tables = "CREATE TABLE t (id int PRIMARY KEY, v int); CREATE TABLE u (id int PRIMARY KEY, v int)";
    private const string Rows = "INSERT INTO t VALUES (1, 1); INSERT INTO u VALUES (1, 1)";

    [Theory]
    [InlineData("-- schemarunner:expect change t.v\nUPDATE t SET v = 2; ALTER TABLE t ADD x int", "in scope")]
    [InlineData("ALTER TABLE t RENAME COLUMN v TO w", "not in scope")]
    public async Task Up_ApplicationHasReadATableThatIsAlteredAndThenWritesIt_BothEnd(string script, string where)
    {
        await using var shop = await StartAsync(script);
        await using var application = await shop.OpenAsync();
        await RunAsync(application, "BEGIN");
        await RunAsync(application, "SELECT * FROM t");
        var run = shop.UpAsync();
        await shop.WaitsAsync("t");

        await RunAsync(application, "UPDATE t SET v = 7");
        await RunAsync(application, "COMMIT");

        (await run).Verdict.ShouldBe(Verdict.Verified, where);
        (await shop.Database.ReadAsync<int>("SELECT count(*)::int FROM schemarunner_journal WHERE event = 'applied'")).ShouldBe(2);
    }

    [Fact]
    public async Task Up_ApplicationWritesTheTablesInTheOtherOrder_TheApplicationIsNeverTheOneThatFails()
    {
        await using var shop = await StartAsync("-- schemarunner:expect change t.v\n-- schemarunner:expect change u.v\nUPDATE t SET v = 2; UPDATE u SET v = 2");
        await using var application = await shop.OpenAsync();

        // The server ends whoever finds the deadlock: here the application would, at once
        await RunAsync(application, "SET deadlock_timeout = '600ms'");
        await RunAsync(application, "BEGIN");
        await RunAsync(application, "UPDATE u SET v = 7");
        var run = shop.UpAsync();
        await shop.WaitsAsync("u");

        await RunAsync(application, "UPDATE t SET v = 7");
        await RunAsync(application, "COMMIT");

        (await run).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_ApplicationUsesAViewThatGoes_TheApplicationIsNeverTheOneThatFails()
    {
        await using var shop = await LockShop.StartAsync(
            $"{Tables}; CREATE VIEW view_of_t AS SELECT * FROM t", Rows,
            "-- schemarunner:expect alter t.v\nDROP VIEW view_of_t; ALTER TABLE t ALTER v TYPE bigint; CREATE VIEW view_of_t AS SELECT * FROM t");
        await using var application = await shop.OpenAsync();
        await RunAsync(application, "BEGIN");
        await RunAsync(application, "LOCK TABLE view_of_t IN ACCESS SHARE MODE");
        await RunAsync(application, "SELECT 1 FROM u");
        var run = shop.UpAsync();
        await shop.WaitsAsync("view_of_t");

        await RunAsync(application, "UPDATE view_of_t SET v = 7");
        await RunAsync(application, "COMMIT");

        (await run).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_WriterOfAnUnrelatedTable_IsNeverKeptWaiting()
    {
        await using var shop = await StartAsync("-- schemarunner:expect change t.v\nUPDATE t SET v = 2; SELECT pg_advisory_xact_lock(1)");
        await using var gate = await shop.OpenAsync();
        await RunAsync(gate, "SELECT pg_advisory_lock(1)");
        var run = shop.UpAsync();
        await Until.AnswersAsync(
            async () => await shop.Database.ReadAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))") ? "yes" : null,
            "the phase in its last statement");

        await using var writer = await shop.OpenAsync();
        await RunAsync(writer, "SET lock_timeout = '1ms'");
        await RunAsync(writer, "INSERT INTO u VALUES (2, 2)");
        await RunAsync(writer, "UPDATE u SET v = 3");
        await RunAsync(writer, "DELETE FROM u");
        (await shop.Database.ReadAsync<string>(
            "SELECT coalesce(string_agg(mode, ' '), 'none') FROM pg_locks WHERE relation = 'u'::regclass")).ShouldBe("none");
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(writer, "UPDATE t SET v = 3"))).SqlState.ShouldBe("55P03");
        await RunAsync(writer, "SELECT * FROM t");

        await RunAsync(gate, "SELECT pg_advisory_unlock(1)");
        (await run).Verdict.ShouldBe(Verdict.Verified);
    }

    private static async Task<LockShop> StartAsync(string script) => await LockShop.StartAsync(Tables, Rows, script);

    private static Task RunAsync(NpgsqlConnection connection, string sql) => LockShop.RunAsync(connection, sql);
}
