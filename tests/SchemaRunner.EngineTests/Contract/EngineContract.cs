using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>What every engine must do, through the front door, on a real database.</summary>
public abstract class EngineContract
{
    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    [Fact]
    public async Task Up_LargeScriptThatChangesAfterLoading_IsRolledBack()
    {
        await using var database = await CreateAsync();
        var engine = database.CreateEngine();
        const string create = "CREATE TABLE a (id INTEGER);\nINSERT INTO a VALUES ";
        var source = new ChangingScript($"{create}(1);", $"{create}(2);");

        var failure = await Should.ThrowAsync<MigrationFailedException>(() => new Migrator(engine, ScriptSet.Load(source, engine.Dialect)).UpAsync());

        failure.Report.Problem!.Code.ShouldBe("SR405");
        failure.Report.Phases[0].Statements.Count.ShouldBe(2);
        (await database.DumpAsync()).ShouldNotContain("CREATE TABLE");
    }

    [Fact]
    public async Task Up_EmptyDatabase_AppliesAllAndChainsTheJournal()
    {
        await using var database = await CreateAsync();

        var report = await Two().On(database.CreateEngine()).UpAsync();

        report.Verdict.ShouldBe(Verdict.Verified);
        report.Phases.Select(p => p.Version).ShouldBe(["1", "2"]);
        var journal = await HistoryAsync(database);
        journal.Select(e => e.Event).ShouldBe([JournalEvent.Applied, JournalEvent.Applied]);
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
        (await database.QueryAsync("SELECT count(*) FROM invoice")).ShouldBe("4");
    }

    [Fact]
    public async Task Up_SecondRun_HasNothingToDoAndTakesNoLock()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        await using var held = await database.CreateEngine().AcquireRunLockAsync(
            new LockOwner("other", "elsewhere", 1, DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5), _ => { }, CancellationToken.None);

        var report = await Two().On(database.CreateEngine()).UpAsync();

        report.Verdict.ShouldBe(Verdict.NothingToDo);
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_RunLockHeld_TimesOutAndSaysWhoHoldsIt()
    {
        await using var database = await CreateAsync();
        await using var held = await database.CreateEngine().AcquireRunLockAsync(
            new LockOwner("4f1c4f1c4f1c", "db-admin", 4711, DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5), _ => { }, CancellationToken.None);
        var options = new MigratorOptions { RunLockTimeout = TimeSpan.FromMilliseconds(300) };

        var failure = await Should.ThrowAsync<RunLockTimeoutException>(Two().On(database.CreateEngine(), options).UpAsync());

        failure.Message.ShouldContain("run 4f1c4f1c4f1c on db-admin, pid 4711");
    }

    [Fact]
    public async Task Up_RunLockReleased_IsTakenByTheNextRun()
    {
        await using var database = await CreateAsync();
        await using (await database.CreateEngine().AcquireRunLockAsync(
            new LockOwner("other", "elsewhere", 1, DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5), _ => { }, CancellationToken.None))
        {
        }

        (await Two().On(database.CreateEngine()).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_DryRun_ProvesAllPhasesAndLeavesNothing()
    {
        await using var database = await CreateAsync();
        var before = await database.DumpAsync();

        var report = await Two().On(database.CreateEngine()).UpAsync(dryRun: true);

        report.Verdict.ShouldBe(Verdict.DryRun);
        report.Phases.Count.ShouldBe(2);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_ScriptFails_NamesFileLineColumnAndRecordsTheFailure()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, "UPDATE customer SET note = 'y';\n\nSELECT amont FROM invoice;").UpAsync());

        failure.Report.Verdict.ShouldBe(Verdict.Failed);
        failure.Report.Problem!.Code.ShouldBe("SR401");
        failure.Report.Problem.Message.ShouldStartWith("up/3_third.sql:4:8: ");
        failure.Report.Problem.Statement.ShouldBe("SELECT amont FROM invoice");
        failure.Report.Phases[^1].Statements.Count.ShouldBe(2);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Failed);
    }

    [Fact]
    public async Task Up_FirstPhaseFails_LeavesTheNextRunFree()
    {
        await using var database = await CreateAsync();
        await Should.ThrowAsync<MigrationFailedException>(new TestScripts(("up/1_base.sql", "CREATE TABLE t (id integer); SELEC 1;")).On(database.CreateEngine()).UpAsync());

        (await new TestScripts(("up/1_base.sql", "CREATE TABLE t (id integer);")).On(database.CreateEngine()).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_LaterPhaseFails_KeepsTheOnesBeforeAndNamesTheOnesNotBegun()
    {
        await using var database = await CreateAsync();
        var scripts = new TestScripts(("up/1_a.sql", "CREATE TABLE a (id integer);"), ("up/2_b.sql", "SELEC 1;"), ("up/3_c.sql", "CREATE TABLE c (id integer);"));

        var failure = await Should.ThrowAsync<MigrationFailedException>(scripts.On(database.CreateEngine()).UpAsync());

        failure.Report.NotBegun.ShouldBe(["3 c"]);
        (await scripts.On(database.CreateEngine()).StatusAsync()).Select(s => s.State)
            .ShouldBe([MigrationState.Applied, MigrationState.Pending, MigrationState.Pending]);
    }

    [Fact]
    public async Task Up_NewForeignKeyWithOrphans_ShowsTheirKeys()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync("CREATE TABLE parent (id integer PRIMARY KEY); INSERT INTO parent VALUES (1)");

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, OrphanScript).UpAsync());

        var mismatch = failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem();
        mismatch.Code.ShouldBe("SR307");
        mismatch.Samples.ShouldBe(["id=2 (parent_id=7)"]);
    }

    [Fact]
    public async Task Down_ToZero_ReturnsTheStructureBefore()
    {
        await using var database = await CreateAsync();
        var empty = await database.DumpStructureAsync();
        var scripts = new TestScripts(
            ("up/1_a.sql", "CREATE TABLE a (id integer PRIMARY KEY);"), ("down/1_a.sql", "-- schemarunner:expect drop table a\nDROP TABLE a;"),
            ("up/2_b.sql", "ALTER TABLE a RENAME TO b;"), ("down/2_b.sql", "ALTER TABLE b RENAME TO a;"));
        await scripts.On(database.CreateEngine()).UpAsync();

        var report = await scripts.On(database.CreateEngine()).DownAsync(ScriptVersion.Parse("0"));

        report.Phases.Select(p => p.Version).ShouldBe(["2", "1"]);
        (await database.DumpStructureAsync()).ShouldBe(empty);
        (await scripts.On(database.CreateEngine()).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_DatabaseInUseWithoutJournal_IsRefused()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)");
        var before = await database.DumpAsync();

        (await Should.ThrowAsync<RefusedException>(Two().On(database.CreateEngine()).UpAsync())).Hint!.ShouldContain("baseline");
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_StructureChangedByHand_IsDriftUnlessAllowed()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync("DROP INDEX idx_invoice_customer");
        await database.ExecuteAsync("CREATE TABLE added_by_hand (id integer)");

        var drift = await Should.ThrowAsync<DriftException>(WithThird(database, "SELECT 1;").UpAsync());
        drift.Differences.Select(one => (one.Change, one.Object.Split('.')[^1]))
            .ShouldBe([(ChangeKind.Dropped, "invoice: idx_invoice_customer"), (ChangeKind.Added, "added_by_hand")]);

        var report = await WithThird(database, "SELECT 1;", new MigratorOptions { AllowDrift = true }).UpAsync();
        report.Phases[0].Notes.ShouldContain(n => n.Contains("added_by_hand", StringComparison.Ordinal));
        (await VerifyAsync(database, "SELECT 1;")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_OnMismatchWarn_CommitsAndSaysSo()
    {
        await using var database = await PrepareAsync(await CreateAsync());

        var report = await WithThird(database, "DELETE FROM log WHERE at = 1;", new MigratorOptions { OnMismatch = MismatchAction.Warn }).UpAsync();

        report.Verdict.ShouldBe(Verdict.Warned);
        (await database.QueryAsync("SELECT count(*) FROM log")).ShouldBe("2");
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Applied);
    }

    [Fact]
    public async Task Up_OnMismatchWarnBeforeAnotherPhase_WarnsInRunJournalAndDryRunAlike()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var migrator = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", "DELETE FROM log WHERE at = 1;"),
            ("up/4_fourth.sql", "CREATE TABLE extra (id integer);"))
            .On(database.CreateEngine(), new MigratorOptions { OnMismatch = MismatchAction.Warn });

        (await migrator.UpAsync(ScriptVersion.Parse("3"), dryRun: true)).Verdict.ShouldBe(Verdict.Warned);
        (await migrator.UpAsync(dryRun: true)).Verdict.ShouldBe(Verdict.Warned);
        (await database.QueryAsync("SELECT count(*) FROM log")).ShouldBe("3");
        (await migrator.UpAsync()).Verdict.ShouldBe(Verdict.Warned);
        (await migrator.ReportAsync("last")).Verdict.ShouldBe(Verdict.Warned);
    }

    [Fact]
    public async Task Up_Cancelled_RollsBackAndRecordsIt()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        using var source = new CancellationTokenSource();
        var options = new MigratorOptions { Observer = new CancelOnStatement(source) };

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, $"DELETE FROM log; {EndlessStatement}", options).UpAsync(cancellationToken: source.Token));

        failure.Report.Verdict.ShouldBe(Verdict.Interrupted);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Failed);
    }

    [Fact]
    public async Task Up_StatementTimeout_IsItsOwnFailure()
    {
        await using var database = await PrepareAsync(await CreateAsync());

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, $"-- schemarunner:statement-timeout 200ms\n{EndlessStatement}").UpAsync());

        failure.Report.Problem!.Code.ShouldBe("SR504");
    }

    /// <summary>A script that makes a table with a foreign key to <c>parent</c> and a row without a parent.</summary>
    protected abstract string OrphanScript { get; }

    /// <summary>A statement that does not end by itself within minutes.</summary>
    protected abstract string EndlessStatement { get; }
}
