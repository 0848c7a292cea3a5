using System.Data.Common;
using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Reports;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Runs;

public sealed class PostgresAtomicTests : AtomicContract
{
    // functions behind defaults are not looked into
    protected override string HiddenWrite =>
        """
        CREATE FUNCTION note_it() RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN UPDATE customer SET note = 'seen' WHERE id = 1; RETURN 3; END $$;
        ALTER TABLE log ALTER COLUMN at SET DEFAULT note_it();
        """;

    protected override string EndlessStatement => "SELECT pg_sleep(600)";

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();

    protected override async Task<DbConnection> OpenAsync(ITestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        return connection;
    }

    [Fact]
    public async Task Up_LaterPhase_IsNamedInTheServersViewsAndHasSettingsOfItsOwn()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var gate = await OpenAsync(database);
        await ExecuteAsync(gate, "SELECT pg_advisory_lock(4711)");
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", "SET search_path = pg_catalog; SET ROLE pg_monitor;"),
            ("up/4_fourth.sql", """
                -- schemarunner:lock-timeout 50s
                -- schemarunner:assert SELECT current_setting('search_path') LIKE '%public%' AND current_user = session_user
                -- schemarunner:assert SELECT current_setting('lock_timeout') = '50s'
                SELECT pg_advisory_xact_lock(4711);
                """));

        var running = scripts.On(database.CreateEngine(), new MigratorOptions { Atomic = true }).UpAsync(cancellationToken: Token);
        string? label = null;
        await Until.AnswersAsync(
            async () => label = await database.QueryAsync(
                "SELECT application_name FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()"),
            "the phase waits at the gate");
        gate.Close();

        var report = await running;
        label.ShouldBe($"schemarunner {report.Run.RunId} 4");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Up_SeveralPhasesDeclareRowsOfOneTable_RunsEachOnce(bool dryRun)
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data),
            ("up/3_a.sql", "CREATE TABLE word (id integer PRIMARY KEY, text text); INSERT INTO word VALUES (1, 'a');"),
            ("up/4_b.sql", "-- schemarunner:expect rows word +1\nINSERT INTO word VALUES (2, 'b');"),
            ("up/5_c.sql", "CREATE TABLE aside (id integer PRIMARY KEY);"),
            ("up/6_d.sql", "-- schemarunner:expect rows word -1\nDELETE FROM word WHERE id = 1;"));

        var report = await scripts.On(database.CreateEngine(), new MigratorOptions { Atomic = true }).UpAsync(dryRun: dryRun, cancellationToken: Token);

        report.Phases.Select(phase => phase.Verdict).ShouldAllBe(verdict => verdict == (dryRun ? Verdict.DryRun : Verdict.Verified));
        report.Phases.SelectMany(phase => phase.Notes).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_SequenceRaisedByOnePhaseAndLoweredByTheNext_IsRefused()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", "CREATE SEQUENCE numbers; SELECT setval('numbers', 10);"),
            ("up/4_fourth.sql", "SELECT setval('numbers', 100);"), ("up/5_fifth.sql", "SELECT setval('numbers', 50);"));
        await scripts.On(database.CreateEngine()).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("3"), cancellationToken: Token);

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            scripts.On(database.CreateEngine(), new MigratorOptions { Atomic = true }).UpAsync(cancellationToken: Token));

        failure.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.RolledBack, Verdict.Mismatch]);
        failure.Report.Phases[1].Mismatches.ShouldHaveSingleItem().Object.ShouldContain("numbers");
    }

    [Fact]
    public async Task Up_SequenceLoweredByAFirstAttemptFromASavepoint_IsStillRefused()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync(HiddenWrite);
        await database.ExecuteAsync("CREATE SEQUENCE numbers; SELECT setval('numbers', 100)");
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", "CREATE TABLE made (id integer PRIMARY KEY);"),
            ("up/4_fourth.sql", """
                -- schemarunner:expect rows log +1
                SELECT setval('numbers', 50);
                INSERT INTO log (line) VALUES ('three');
                """));

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            scripts.On(database.CreateEngine(), new MigratorOptions { Atomic = true, AllowDrift = true }).UpAsync(cancellationToken: Token));

        failure.Report.Phases[1].Mismatches.Select(m => m.Object).ShouldBe(["customer.note", "numbers"], ignoreOrder: true);
        (await database.QueryAsync("SELECT last_value FROM numbers")).ShouldBe("100");
    }
}
