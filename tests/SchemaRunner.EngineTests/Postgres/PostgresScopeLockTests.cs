using SchemaRunner.Engines;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>Phases that lock some tables only.</summary>
public sealed class PostgresScopeLockTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("UPDATE u SET v = 2")]
    [InlineData("DELETE FROM u")]
    [InlineData("SELECT * FROM u FOR UPDATE")]
    public async Task Execute_UnlockedRowsChangedByAnother_AsksToBeginAgain(string sql)
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int); CREATE TABLE u (v int); INSERT INTO u VALUES (1)");
        await BeginAsync(test, "t");
        await test.Database.ExecuteAsync("UPDATE u SET v = 7");

        var error = await Should.ThrowAsync<ScopeChangedException>(() => test.RunAsync(sql));

        error.Message.ShouldContain("not locked");
        await test.Session.RollbackAsync(Token);
        await BeginAsync(test, "t", "u");
        await test.RunAsync(sql);
        await test.Session.FinishScriptAsync(Token);
        await test.Session.CommitAsync(Token);
    }

    [Fact]
    public async Task Predict_AfterAConflict_TakesInWhatIsReadAndThenEverything()
    {
        await using var test = await PostgresTest.StartAsync(
            "CREATE TABLE t (id int); CREATE TABLE u (v int); CREATE TABLE x (v int); INSERT INTO u VALUES (1)");
        var structure = await test.Session.ReadStructureAsync(Token);
        var script = ScriptSet.Load(
            new TestScripts(("up/1_a.sql", "INSERT INTO t SELECT v FROM u FOR UPDATE")), new PostgresDialect()).Migrations[0].Up;
        var scopes = new List<TableScope>();
        for (var i = 0; i < 3; i++)
        {
            scopes.Add(await test.Session.PredictAsync(script, structure, Token));
            await BeginAsync(test, "t");
            await test.Database.ExecuteAsync("UPDATE u SET v = v + 1");
            await Should.ThrowAsync<ScopeChangedException>(() => test.Session.ExecuteAsync(script.Statements.First(), Token));
            await test.Session.RollbackAsync(Token);
        }

        scopes.Take(2).Select(s => string.Join(' ', structure.Tables.Where(t => s.Contains(t.Id)).Select(t => t.Name)))
            .ShouldBe(["t", "t u"]);
        scopes[2].IsEverything.ShouldBeTrue();
    }

    [Fact]
    public async Task FinishScript_DeferredTriggerMeetsRowsChangedByAnother_AsksToBeginAgain()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE t (id int); CREATE TABLE u (v int); INSERT INTO u VALUES (1);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE u SET v = 3; RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();
            """);
        await BeginAsync(test, "t");
        await test.RunAsync("INSERT INTO t VALUES (1)");
        await test.Database.ExecuteAsync("UPDATE u SET v = 7");

        await Should.ThrowAsync<ScopeChangedException>(() => test.Session.FinishScriptAsync(Token));
    }

    [Fact]
    public async Task Begin_SomeTables_LeavesTheOthersToWritersAndRollsBackCleanly()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int); CREATE TABLE u (v int); CREATE SEQUENCE s");
        await BeginAsync(test, "t");
        await test.RunAsync("SELECT setval('s', 5)");
        await test.Database.ExecuteAsync("INSERT INTO u VALUES (1)");

        await test.Session.RollbackAsync(Token);

        (await test.Database.ReadAsync<long>("SELECT count(*) FROM u")).ShouldBe(1);
    }

    [Theory]
    [InlineData("ALTER TABLE u ADD COLUMN x int", "AccessExclusiveLock")]
    [InlineData("CREATE INDEX ON public.u (v)", "ShareRowExclusiveLock")]
    [InlineData("DROP INDEX u_v_idx", "AccessExclusiveLock")]
    [InlineData("CREATE TABLE n AS SELECT * FROM u", "")]
    [InlineData("ALTER TABLE u ALTER v SET STATISTICS 100", "")]
    public async Task Begin_TableThatTheScriptAlters_IsLockedAtOnceWithoutBeingInScope(string sql, string mode)
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int); CREATE TABLE u (v int); CREATE INDEX ON u (v)");
        var structure = await test.Session.ReadStructureAsync(Token);
        var script = ScriptSet.Load(new TestScripts(("up/1_a.sql", sql)), new PostgresDialect()).Migrations[0].Up;

        var scope = await test.Session.PredictAsync(script, structure, Token);
        await BeginAsync(test);

        TableScope.Nothing.Covers(scope).ShouldBeTrue();
        (await test.Database.ReadAsync<string>("SELECT coalesce(string_agg(mode, ' '), '') FROM pg_locks WHERE relation = 'u'::regclass"))
            .ShouldBe(mode);
    }

    [Fact]
    public async Task Begin_NoTables_StillGivesATransactionThatKnowsWhatItTouched()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int)");
        await BeginAsync(test);
        await test.RunAsync("CREATE TABLE n (id int)");
        await test.RunAsync("INSERT INTO n VALUES (1)");
        await test.Session.FinishScriptAsync(Token);

        (await test.Session.ReadTouchedAsync(Token)).ShouldSatisfyAllConditions(
            s => s.IsEverything.ShouldBeFalse(), s => TableScope.Nothing.Covers(s).ShouldBeTrue());
    }

    private static async Task BeginAsync(PostgresTest test, params string[] tables)
    {
        var structure = await test.Session.ReadStructureAsync(Token);
        await test.Session.BeginAsync([.. structure.Tables.Where(t => tables.Contains(t.Name))], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);
    }
}
