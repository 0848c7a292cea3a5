using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class SqliteStatementLogTests
{
    private const string Whole = "(the whole file)";

    private const string Schema = "CREATE TABLE stock (id integer PRIMARY KEY, note text);";

    [Fact]
    public async Task Up_SmallScript_ClosesTheFileToWritersFromTheBeginningOn()
    {
        await using var database = await SqliteTestDatabase.CreateAsync();

        var phase = (await UpAsync(database, "CREATE INDEX stock_note ON stock (note);")).Phases[^1];

        phase.Locks.ShouldHaveSingleItem().ShouldBe(new TakenLock(Whole, "RESERVED", LockEffect.Writers));
        var end = phase.Steps[^1].StartMilliseconds + phase.Steps[^1].Milliseconds;
        var closed = phase.Closed.ShouldHaveSingleItem();
        (closed.Table, closed.ReadersMilliseconds).ShouldBe((Whole, 0));
        closed.WritersMilliseconds.ShouldBe(end, 0.001);
        var statement = phase.Statements.ShouldHaveSingleItem();
        statement.Locks.ShouldBeEmpty();
        statement.WalBytes.ShouldBeNull();
        statement.StartMilliseconds.ShouldBeGreaterThanOrEqualTo(phase.Steps[2].StartMilliseconds);
    }

    [Fact]
    public async Task Up_MoreThanTheCacheHolds_ClosesTheFileToReadersFromThatStatementOn()
    {
        await using var database = await SqliteTestDatabase.CreateAsync();

        var phase = (await UpAsync(database, Large)).Phases[^1];

        phase.Statements[0].Locks.ShouldBeEmpty();
        phase.Statements[1].Locks.ShouldHaveSingleItem().ShouldBe(new TakenLock(Whole, "EXCLUSIVE", LockEffect.Everyone));
        phase.Statements[2].Locks.ShouldBeEmpty();
        var end = phase.Steps[^1].StartMilliseconds + phase.Steps[^1].Milliseconds;
        phase.Closed.ShouldHaveSingleItem().ReadersMilliseconds.ShouldBe(end - phase.Statements[1].StartMilliseconds, 0.001);
    }

    [Fact]
    public async Task Up_MoreThanTheCacheHoldsWithAWriteAheadLog_LeavesReadersAlone()
    {
        await using var database = await SqliteTestDatabase.CreateAsync();
        await database.ExecuteAsync("PRAGMA journal_mode = WAL");

        var phase = (await UpAsync(database, Large)).Phases[^1];

        phase.Statements.ShouldAllBe(s => s.Locks.Count == 0);
        phase.Closed.ShouldHaveSingleItem().ReadersMilliseconds.ShouldBe(0);
    }

    // 20 MB, ten times what the cache holds
    private static string Large => """
        -- schemarunner:expect rows stock +20001
        INSERT INTO stock VALUES (0, 'small');
        INSERT INTO stock
        WITH RECURSIVE i (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM i WHERE n < 20000) SELECT n, printf('%01000d', n) FROM i;
        CREATE INDEX stock_note ON stock (note);
        """;

    private static Task<Report> UpAsync(ITestDatabase database, string script) =>
        new TestScripts(("up/1_schema.sql", Schema), ("up/2_script.sql", script)).On(database.CreateEngine()).UpAsync();
}
