using System.Data.Common;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Runs;

/// <summary>What every engine must do when all phases are to be committed together.</summary>
public abstract class AtomicContract
{
    private static readonly MigratorOptions s_atomic = new() { Atomic = true };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    /// <summary>A connection of somebody else's.</summary>
    protected abstract Task<DbConnection> OpenAsync(ITestDatabase database);

    /// <summary>SQL after which an insert of a <c>line</c> into <c>log</c> changes <c>customer.note</c>, which nobody can foresee.</summary>
    protected abstract string HiddenWrite { get; }

    /// <summary>A statement that makes nobody foresee what the insert does; empty where <see cref="HiddenWrite"/> is enough.</summary>
    protected virtual string Hiding => "";

    /// <summary>A statement that does not end by itself within minutes.</summary>
    protected abstract string EndlessStatement { get; }

    [Fact]
    public async Task Up_AllProven_LeavesWhatPhasesOfTheirOwnLeave()
    {
        await using var apart = await CreateAsync();
        await using var together = await CreateAsync();
        await Four().On(apart.CreateEngine()).UpAsync(cancellationToken: Token);

        var report = await Four().On(together.CreateEngine(), s_atomic).UpAsync(cancellationToken: Token);

        report.Verdict.ShouldBe(Verdict.Verified);
        report.Run.Atomic.ShouldBeTrue();
        report.Phases.Select(phase => phase.Verdict).ShouldAllBe(verdict => verdict == Verdict.Verified);
        (await together.DumpAsync()).ShouldBe(await apart.DumpAsync());
        var journal = await HistoryAsync(together);
        journal.Select(Words).ShouldBe(["1 Applied", "2 Applied", "3 Applied", "4 Applied"]);
        journal.Select(e => e.StructureHash).ShouldBe((await HistoryAsync(apart)).Select(e => e.StructureHash));
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
        (await Four().On(together.CreateEngine()).VerifyAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_LaterPhaseFails_LeavesNothingOfTheRun()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            Four("SELEC 1;").On(database.CreateEngine(), s_atomic).UpAsync(cancellationToken: Token));

        failure.Report.Verdict.ShouldBe(Verdict.Failed);
        failure.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.RolledBack, Verdict.Failed]);
        failure.Report.Phases[0].StructureHash.ShouldBeEmpty();
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database)).Select(Words).ShouldBe(["1 Applied", "2 Applied", "4 Failed"]);
        await ConvergesAsync(database);
    }

    [Fact]
    public async Task Up_LaterPhaseRefused_LeavesNothingOfTheRunAndNamesTheRows()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            Four("DELETE FROM diary WHERE day = 3;").On(database.CreateEngine(), s_atomic).UpAsync(cancellationToken: Token));

        failure.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.RolledBack, Verdict.Mismatch]);
        failure.Report.Phases[1].Mismatches.ShouldHaveSingleItem().Object.ShouldBe("diary");
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database)).Select(Words).ShouldBe(["1 Applied", "2 Applied", "4 Mismatch"]);
        await ConvergesAsync(database);
    }

    [Fact]
    public async Task Up_LaterPhaseWritesMoreThanItSays_RunsAgainFromItsSavepointAlone()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync(HiddenWrite);
        var ran = new List<string>();
        var options = s_atomic with { AllowDrift = true, Observer = new Bystander { OnStatement = statement => ran.Add(statement.Text[..6]) } };

        var refused = await Should.ThrowAsync<MigrationFailedException>(
            Noting("", Hiding).On(database.CreateEngine(), options).UpAsync(cancellationToken: Token));

        refused.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.RolledBack, Verdict.Mismatch]);
        refused.Report.Phases[1].Mismatches.ShouldHaveSingleItem().Object.ShouldBe("customer.note");
        refused.Report.Phases[1].Notes.ShouldContain(note => note.Contains("which its text does not tell", StringComparison.Ordinal));
        ran.Where(head => head is "CREATE" or "INSERT").ShouldBe(["CREATE", "INSERT", "INSERT"]);

        var report = await Noting("-- schemarunner:expect change customer.note\n", Hiding).On(database.CreateEngine(), options).UpAsync(cancellationToken: Token);
        report.Verdict.ShouldBe(Verdict.Verified);
        (await database.QueryAsync("SELECT count(*) FROM log")).ShouldBe("4");

        static TestScripts Noting(string declared, string hiding) => new(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", "CREATE TABLE made (id integer PRIMARY KEY);"),
            ("up/4_fourth.sql", $"{declared}-- schemarunner:expect rows log +1\n{hiding}INSERT INTO log (line) VALUES ('three');"));
    }

    [Fact]
    public async Task Up_ReaderStopsALaterPhase_BeginsAgainAsAWhole()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var reader = await OpenAsync(database);
        await ExecuteAsync(reader, "BEGIN; SELECT * FROM customer");
        var bystander = new Bystander { OnRetry = reader.Close };

        var report = await Four().On(
            database.CreateEngine(), s_atomic with { Observer = bystander, LockTimeout = TimeSpan.FromMilliseconds(200) }).UpAsync(cancellationToken: Token);

        report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.Verified, Verdict.Verified]);
        report.Phases[1].Retries.ShouldBe(bystander.Retries);
        bystander.Retries.Count.ShouldBe(1);
        await ShouldHaveConvergedAsync(database, ["1 Applied", "2 Applied", "3 Applied", "4 Applied"]);
    }

    [Fact]
    public async Task Up_StatementTimeoutOfALaterPhase_BindsThatPhase()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", Third),
            ("up/4_fourth.sql", $"-- schemarunner:statement-timeout 150ms\n{EndlessStatement};"));

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            scripts.On(database.CreateEngine(), s_atomic).UpAsync(cancellationToken: Token));

        failure.Code.ShouldBe("SR504");
        failure.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.RolledBack, Verdict.Failed]);
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_Interrupted_LeavesNothingOfTheRun()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var options = s_atomic with { Observer = new Bystander { OnStatement = s => { if (s.Line == 7) cancel.Cancel(); } } };

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            Four("\n\n\n\n\n\nSELECT 1;").On(database.CreateEngine(), options).UpAsync(cancellationToken: cancel.Token));

        failure.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.RolledBack, Verdict.Interrupted]);
        (await database.DumpAsync()).ShouldBe(before);
        await ConvergesAsync(database);
    }

    [Fact]
    public async Task Down_AllProven_LeavesWhatPhasesOfTheirOwnLeave()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        var migrator = Reversible("DROP TABLE made;").On(database.CreateEngine(), s_atomic);
        await migrator.UpAsync(cancellationToken: Token);

        var report = await migrator.DownAsync(2, Token);

        report.Phases.Select(phase => $"{phase.Version} {phase.Verdict}").ShouldBe(["4 Verified", "3 Verified"]);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database)).Select(Words).ShouldBe(["1 Applied", "2 Applied", "3 Applied", "4 Applied", "4 Reverted", "3 Reverted"]);
    }

    [Fact]
    public async Task Down_LaterPhaseFails_LeavesNothingOfTheRun()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var migrator = Reversible("DROP TABLE mad;").On(database.CreateEngine(), s_atomic);
        await migrator.UpAsync(cancellationToken: Token);
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(migrator.DownAsync(ScriptVersion.Parse("2"), Token));

        failure.Report.Phases.Select(phase => $"{phase.Version} {phase.Verdict}").ShouldBe(["4 RolledBack", "3 Failed"]);
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Cli_KilledInTheSecondPhase_LeavesTheStateBeforeTheRun()
    {
        await using var database = await CreateAsync();
        using var scripts = new ScriptFolder();
        await scripts.On(database).UpAsync(ScriptVersion.Parse("1"), cancellationToken: Token);
        var before = await database.DumpAsync();
        scripts.WriteLong(EndlessStatement);
        string[] up = ["up", "--atomic", "--verbose", "--database", database.ConnectionString, "--migrations", scripts.Folder];
        await using var killed = CliProcess.Start(up);
        await killed.WaitForLineAsync("phase 2 of 2");
        await killed.WaitForLineAsync("statement 2 of 2");

        await killed.KillAsync();

        (await database.DumpAsync()).ShouldBe(before);
        (await scripts.On(database).HistoryAsync(Token)).Select(Words).ShouldBe(["1 Applied"]);
        scripts.WriteShort();
        (await CliProcess.RunAsync(up)).ShouldExitWith(0).Output.ShouldContain("VERIFIED: 2 phases committed in one transaction;");
    }

    [Fact]
    public async Task Cli_PhaseOutsideATransaction_IsRefusedBeforeAnythingRuns()
    {
        await using var database = await CreateAsync();
        using var scripts = new ScriptFolder();
        await scripts.On(database).UpAsync(ScriptVersion.Parse("2"), cancellationToken: Token);
        scripts.WriteFourth("-- schemarunner:transaction none\nVACUUM;");
        var before = await database.DumpAsync();

        var refused = await CliProcess.RunAsync("up", "--atomic", "--database", database.ConnectionString, "--migrations", scripts.Folder);

        refused.ShouldExitWith(10).Error.ShouldContain("4_fourth.sql:2: 'transaction none' and --atomic do not go together");
        refused.Error.ShouldContain("  hint: ");
        (await database.DumpAsync()).ShouldBe(before);
        (await scripts.On(database).HistoryAsync(Token)).Select(Words).ShouldBe(["1 Applied", "2 Applied"]);
    }

    [Fact]
    public async Task Cli_LaterPhaseFails_SaysWhatBecameOfTheOthers()
    {
        await using var database = await CreateAsync();
        using var scripts = new ScriptFolder();
        scripts.WriteFourth("SELEC 1;");

        var ended = await CliProcess.RunAsync("up", "--atomic", "--database", database.ConnectionString, "--migrations", scripts.Folder);

        ended.ShouldExitWith(5).Output.ShouldContain("Nothing was changed.");
        ended.Output.ShouldContain("rolled back");
        ended.Output.ShouldNotContain("Committed before it");
    }

    /// <summary>Runs SQL on a connection to its end.</summary>
    protected static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private const string Third = """
        CREATE TABLE made (id integer PRIMARY KEY, name varchar(20));
        INSERT INTO made VALUES (1, 'one');
        ALTER TABLE log RENAME TO diary;
        """;

    private const string Fourth = """
        -- schemarunner:expect rows diary +1
        -- schemarunner:expect rows made +1
        ALTER TABLE diary RENAME COLUMN at TO day;
        INSERT INTO diary (line, day) VALUES ('three', 3);
        INSERT INTO made VALUES (2, 'two');
        ALTER TABLE customer ADD COLUMN more integer;
        """;

    private static TestScripts Four(string? extra = null) => new(
        ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", Third),
        ("up/4_fourth.sql", extra is null ? Fourth : $"{Fourth}\n{extra}"));

    private static TestScripts Reversible(string lastDown) => new(
        ("up/1_base.sql", Base), ("up/2_data.sql", Data),
        ("up/3_third.sql", "CREATE TABLE made (id integer PRIMARY KEY);"),
        ("down/3_third.sql", $"-- schemarunner:expect drop table made\n{lastDown}"),
        ("up/4_fourth.sql", "-- schemarunner:expect rows made +1\nINSERT INTO made VALUES (1);"),
        ("down/4_fourth.sql", "-- schemarunner:expect rows made -1\nDELETE FROM made;"));

    private static string Words(JournalEntry entry) => $"{entry.Version} {entry.Event}";

    private async Task ConvergesAsync(ITestDatabase database)
    {
        var failed = (await HistoryAsync(database)).Select(Words);
        (await Four().On(database.CreateEngine(), s_atomic).UpAsync(cancellationToken: Token)).Verdict.ShouldBe(Verdict.Verified);
        await ShouldHaveConvergedAsync(database, [.. failed, "3 Applied", "4 Applied"]);
    }

    private async Task ShouldHaveConvergedAsync(ITestDatabase database, string[] history)
    {
        await using var undisturbed = await CreateAsync();
        await Four().On(undisturbed.CreateEngine()).UpAsync(cancellationToken: Token);
        (await database.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
        var journal = await HistoryAsync(database);
        journal.Select(Words).ShouldBe(history);
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
    }
}
