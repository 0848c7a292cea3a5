using SchemaRunner.Reports;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>What every engine must show of reading no more than a script can touch.</summary>
public abstract class ScopeContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    [Fact]
    public async Task Up_ScriptThatTouchesOneTable_ReadsThatTableAlone()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var reader = new ReadTables();

        var report = await WithThird(
            database, "-- schemarunner:expect rows log +1\nINSERT INTO log (line, at) VALUES ('three', 3);", Watched(reader)).UpAsync(cancellationToken: Token);

        reader.Read.ShouldBe(["Before log", "After log"]);
        var phase = report.Phases.ShouldHaveSingleItem();
        phase.Tables.Select(t => t.NameAfter).ShouldBe(["log"]);
        var coverage = phase.Coverage.ShouldNotBeNull();
        (coverage.TablesRead, coverage.TablesUntouched, coverage.KeysCounted, coverage.WholeBecause).ShouldBe((1, 2, 0, null));
    }

    [Fact]
    public async Task Up_TableThatIsOnlyRenamed_IsProvenUntouchedAndNotRead()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var reader = new ReadTables();

        var report = await WithThird(database, "ALTER TABLE log RENAME TO diary;", Watched(reader)).UpAsync(cancellationToken: Token);

        reader.Read.ShouldBeEmpty();
        var table = report.Phases[0].Tables.ShouldHaveSingleItem();
        (table.NameBefore, table.NameAfter).ShouldBe(("log", "diary"));
        (table.Coverage, table.Content).ShouldBe((TableCoverage.Untouched, ContentState.Same));
        report.Phases[0].Coverage!.TablesUntouched.ShouldBe(3);
    }

    [Fact]
    public async Task Up_TriggerThatWritesElsewhereUndeclared_IsRefusedByItsTable()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync(WritingTrigger);
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(
            database, "-- schemarunner:expect rows log +1\nINSERT INTO log (line, at) VALUES ('three', 3);", new MigratorOptions { AllowDrift = true }).UpAsync(cancellationToken: Token));

        failure.Report.Phases[0].Mismatches.ShouldHaveSingleItem().Object.ShouldBe("customer.note");
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_EveryTableAskedFor_ReadsAllAndSaysWhy()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var reader = new ReadTables();

        var report = await WithThird(database, "SELECT 1;", Watched(reader) with { LockScope = LockScope.All }).UpAsync(cancellationToken: Token);

        reader.Read.ShouldBe(["Before customer", "Before invoice", "Before log"], ignoreOrder: true);
        report.Phases[0].Coverage!.WholeBecause.ShouldBe("it was asked for");
    }

    [Fact]
    public async Task Up_ExcludedTable_IsNeitherReadNorCompared()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var reader = new ReadTables();

        var report = await WithThird(database, "DELETE FROM log; UPDATE customer SET note = note;", Watched(reader) with { Excluded = ["log", "gone"] })
            .UpAsync(cancellationToken: Token);

        reader.Read.ShouldBe(["Before customer", "After customer"]);
        report.Phases[0].Coverage!.TablesExcluded.ShouldBe(["log"]);
        report.Phases[0].Tables.Single(t => t.NameAfter == "log").Coverage.ShouldBe(TableCoverage.Excluded);
        report.Notes.ShouldContain("gone was to be left out, and is no table of this database");
    }

    [Fact]
    public async Task Up_ExcludedTableWithOthersChanged_StillRefusesThem()
    {
        await using var database = await PrepareAsync(await CreateAsync());

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(
            database, "DELETE FROM log; UPDATE customer SET note = 'lost';", new MigratorOptions { Excluded = ["log"] }).UpAsync(cancellationToken: Token));

        failure.Report.Phases[0].Mismatches.ShouldHaveSingleItem().Object.ShouldBe("customer.note");
    }

    [Fact]
    public async Task Up_ContentReadAtTheEndOfAPhase_IsNotReadAgainBeforeTheNext()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var reader = new ReadTables();
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data),
            ("up/3_third.sql", "-- schemarunner:expect rows log +1\nINSERT INTO log (line, at) VALUES ('three', 3);"),
            ("up/4_fourth.sql", "-- schemarunner:expect change log.at\nUPDATE log SET at = 4 WHERE at = 3;"),
            ("up/5_fifth.sql", "UPDATE log SET line = line;"));

        await scripts.On(database.CreateEngine(), Watched(reader)).UpAsync(cancellationToken: Token);

        // the fourth declares a column of the table without a key, so its rows are read in another way
        reader.Read.Count(r => r == "After log").ShouldBe(3);
        reader.Read.Count(r => r == "Before log").ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Up_DryRunOfPhasesThatWriteMoreThanTheySay_FindsTheSame()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync(WritingTrigger);
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data),
            ("up/3_third.sql", "ALTER TABLE log RENAME TO diary;"),
            ("up/4_fourth.sql", "-- schemarunner:expect rows diary +1\nINSERT INTO diary (line, at) VALUES ('three', 3);"));

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            scripts.On(database.CreateEngine(), new MigratorOptions { AllowDrift = true }).UpAsync(dryRun: true, cancellationToken: Token));

        failure.Report.Phases.Select(p => p.Verdict).ShouldBe([Verdict.DryRun, Verdict.Mismatch]);
        failure.Report.Phases[1].Mismatches.ShouldHaveSingleItem().Object.ShouldBe("customer.note");
    }

    [Fact]
    public async Task Up_OldOrphansOfATableThatIsWritten_AreNotThePhasesFault()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync(Orphaning);

        var report = await WithThird(
            database, "-- schemarunner:expect change invoice.number\nUPDATE invoice SET number = number || '!';").UpAsync(cancellationToken: Token);

        var key = report.Phases[0].ForeignKeys.ShouldHaveSingleItem();
        (key.OrphansBefore, key.OrphansAfter).ShouldBe((1, 1));
    }

    /// <summary>SQL that makes an insert into <c>log</c> change <c>customer.note</c> behind a name that no script tells.</summary>
    protected abstract string WritingTrigger { get; }

    /// <summary>SQL that leaves one invoice without its customer.</summary>
    protected abstract string Orphaning { get; }

    private static MigratorOptions Watched(ReadTables reader) => new() { Observer = reader };
}
