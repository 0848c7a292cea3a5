using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Reports;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>Phases that drop or replace a view which applications use: those lock the view first and then what is below it.</summary>
public sealed class PostgresViewLockTests
{
    private const string Rows = "INSERT INTO t VALUES (1, 1); INSERT INTO u VALUES (1, 1)";
    private const string Tables = "CREATE TABLE t (id int PRIMARY KEY, v int); CREATE TABLE u (id int PRIMARY KEY, v int);";
    private const string View = "CREATE VIEW w AS SELECT id, v FROM t;";
    private const string Joined = "CREATE VIEW w AS SELECT t.id, u.v FROM t JOIN u ON u.id = t.id;";
    private const string Gate = "SELECT pg_advisory_xact_lock(1);";

    [Fact]
    public async Task Up_ApplicationUsesAViewThatIsDropped_ItWaitsAndThenUsesTheNewOne()
    {
        await using var shop = await LockShop.StartAsync(Tables + View, Rows, $"ALTER TABLE t ADD x int; {Gate} DROP VIEW w; {View}");
        await using var application = await shop.OpenAsync();
        await using var gate = await CloseGateAsync(shop);
        var run = shop.UpAsync();
        await HeldUpAsync(shop);

        var writing = LockShop.RunAsync(application, "UPDATE w SET v = 7");
        await Until.AnswersAsync(
            async () => await shop.Database.ReadAsync<bool>(
                $"SELECT EXISTS (SELECT FROM pg_locks WHERE pid = {application.ProcessID} AND NOT granted)") ? "yes" : null,
            "the application waits");
        (await shop.Database.ReadAsync<string>("SELECT string_agg(mode, ' ') FROM pg_locks WHERE relation = 'w'::regclass AND granted"))
            .ShouldBe("AccessExclusiveLock");
        await LockShop.RunAsync(gate, "SELECT pg_advisory_unlock(1)");

        (await run).Verdict.ShouldBe(Verdict.Verified);
        await writing;
        (await shop.Database.ReadAsync<int>("SELECT v FROM t")).ShouldBe(7);
    }

    [Fact]
    public async Task Up_ViewOverATableThatTheScriptLeavesAlone_LeavesItOpen()
    {
        await using var shop = await LockShop.StartAsync(Tables + Joined, Rows, $"ALTER TABLE t ADD x int; {Gate} DROP VIEW w; {Joined}");
        await using var gate = await CloseGateAsync(shop);
        var run = shop.UpAsync();
        await HeldUpAsync(shop);

        (await shop.Database.ReadAsync<string>("SELECT coalesce(string_agg(mode, ' '), 'none') FROM pg_locks WHERE relation = 'u'::regclass"))
            .ShouldBe("none");

        await LockShop.RunAsync(gate, "SELECT pg_advisory_unlock(1)");
        (await run).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_ViewWhoseOwnerMayNotLockTheTable_IsLockedByTheScriptAlone()
    {
        const string Theirs = $"{View} ALTER VIEW w OWNER TO pg_monitor;";
        await using var shop = await LockShop.StartAsync(
            $"{Tables} GRANT SELECT ON t TO pg_monitor; {Theirs}", Rows, $"ALTER TABLE t ADD x int; DROP VIEW w; {Theirs}");
        await using var application = await shop.OpenAsync();
        (await Should.ThrowAsync<PostgresException>(() => LockShop.RunAsync(application, "BEGIN; LOCK TABLE w"))).SqlState.ShouldBe("42501");
        await LockShop.RunAsync(application, "ROLLBACK");

        (await shop.UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    private static async Task<NpgsqlConnection> CloseGateAsync(LockShop shop)
    {
        var gate = await shop.OpenAsync();
        await LockShop.RunAsync(gate, "SELECT pg_advisory_lock(1)");
        return gate;
    }

    private static Task HeldUpAsync(LockShop shop) => Until.AnswersAsync(
        async () => await shop.Database.ReadAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))") ? "yes" : null,
        "the phase before its last statements");
}
