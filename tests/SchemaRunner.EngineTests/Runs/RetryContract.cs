using System.Data.Common;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Reports;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Runs;

/// <summary>What every engine must do when somebody else's lock is in the way.</summary>
public abstract class RetryContract
{
    /// <summary>A phase that changes a table, and its structure.</summary>
    protected const string Third = "-- schemarunner:expect rows log +1\nINSERT INTO log (line, at) VALUES ('three', 3);\nALTER TABLE log ADD COLUMN more integer;";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    /// <summary>A connection of somebody else's.</summary>
    protected abstract Task<DbConnection> OpenAsync(ITestDatabase database);

    /// <summary>SQL that keeps others from writing to <c>log</c> until its connection is closed.</summary>
    protected abstract string Write { get; }

    /// <summary>A statement that does not end by itself within minutes.</summary>
    protected abstract string EndlessStatement { get; }

    [Fact]
    public async Task Up_WriterGoesAfterTheFirstTry_IsAppliedByTheSecond()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var other = await HoldAsync(database, Write);
        var bystander = new Bystander { OnRetry = other.Close };

        var report = await WithThird(database, Third, Hurried(bystander)).UpAsync(cancellationToken: Token);

        report.Verdict.ShouldBe(Verdict.Verified);
        var retry = report.Phases.ShouldHaveSingleItem().Retries.ShouldHaveSingleItem();
        retry.ShouldBe(bystander.Retries.ShouldHaveSingleItem());
        (retry.Try, retry.Tries).ShouldBe((1, 5));
        retry.PauseMilliseconds.ShouldBeGreaterThan(0);
        await ShouldBeAsIfNobodyHadBeenInTheWayAsync(database);
        var recorded = await Two().On(database.CreateEngine()).ReportAsync("last", Token);
        recorded.Phases[0].Retries.ShouldHaveSingleItem().Reason.ShouldBe(retry.Reason);
    }

    [Fact]
    public async Task Up_ReaderGoesAfterTheFirstTry_IsAppliedByTheSecond()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var reader = await HoldAsync(database, "BEGIN; SELECT * FROM log");
        var bystander = new Bystander { OnRetry = reader.Close };

        var report = await WithThird(database, Third, Hurried(bystander)).UpAsync(cancellationToken: Token);

        report.Verdict.ShouldBe(Verdict.Verified);
        bystander.Retries.ShouldHaveSingleItem();
        await ShouldBeAsIfNobodyHadBeenInTheWayAsync(database);
    }

    [Fact]
    public async Task Up_CancelledInThePause_StopsAtOnceWithNothingChanged()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        await using var other = await HoldAsync(database, Write);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var bystander = new Bystander
        {
            OnRetry = () =>
            {
                other.Close();
                cancel.Cancel();
            },
        };

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, Third, Hurried(bystander)).UpAsync(cancellationToken: cancel.Token));

        failure.Report.Verdict.ShouldBe(Verdict.Interrupted);
        failure.Report.Phases[^1].Retries.ShouldHaveSingleItem();
        bystander.Retries.ShouldHaveSingleItem();
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database)).Select(e => $"{e.Version} {e.Event}").ShouldBe(["1 Applied", "2 Applied", "3 Failed"]);
    }

    [Fact]
    public async Task Up_StatementThatTakesTooLong_IsNotTriedAgain()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();
        var bystander = new Bystander();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, $"DELETE FROM log;\n{EndlessStatement};", Hurried(bystander) with { StatementTimeout = TimeSpan.FromMilliseconds(200) })
                .UpAsync(cancellationToken: Token));

        failure.Code.ShouldBe("SR504");
        failure.Message.ShouldNotContain("tried");
        bystander.Retries.ShouldBeEmpty();
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_StatementTimeoutOfAScript_BindsThatPhaseAlone()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        const string limited = "-- schemarunner:statement-timeout 150ms\n";
        var scripts = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", limited + "SELECT 1;"),
            ("up/4_slow.sql", $"{Slow};"), ("up/5_slow.sql", $"{limited}{Slow};"));

        var failure = await Should.ThrowAsync<MigrationFailedException>(scripts.On(database.CreateEngine()).UpAsync(cancellationToken: Token));

        failure.Report.Phases.Select(phase => phase.Verdict).ShouldBe([Verdict.Verified, Verdict.Verified, Verdict.Failed]);
        failure.Code.ShouldBe("SR504");
    }

    [Fact]
    public async Task Cli_TriesRunOut_ExitsWith9AndSaysHowOftenItWasTried()
    {
        await using var database = await CreateAsync();
        using var scripts = new ScriptFolder();
        await scripts.On(database).UpAsync(cancellationToken: Token);
        scripts.WriteFourth("-- schemarunner:expect rows log +1\nINSERT INTO log (id, line) VALUES (4, 'four');");
        var before = await database.DumpAsync();
        await using var other = await HoldAsync(database, Write);

        var ended = await CliProcess.RunAsync(
            "up", "--database", database.ConnectionString, "--migrations", scripts.Folder, "--lock-timeout", "200ms", "--retries", "2");

        ended.ShouldExitWith(9).Error.ShouldContain("  retry 2 of 2 in ");
        ended.Error.ShouldNotContain("retry 3");
        ended.Error.ShouldContain("; tried 2 times");
        ended.Error.ShouldContain(InTheWay);
        ended.Output.ShouldContain("Nothing was changed.");
        ended.Output.ShouldContain("4 try 1 of 2 was stopped: ");
        (await database.DumpAsync()).ShouldBe(before);
    }

    /// <summary>What the message says of who is in the way.</summary>
    protected abstract string InTheWay { get; }

    /// <summary>A statement that takes half a second.</summary>
    protected abstract string Slow { get; }

    private protected static MigratorOptions Hurried(Bystander bystander) =>
        new() { LockTimeout = TimeSpan.FromMilliseconds(200), Observer = bystander };

    /// <summary>Opens a connection of somebody else's and runs SQL on it.</summary>
    protected async Task<DbConnection> HoldAsync(ITestDatabase database, string sql)
    {
        var connection = await OpenAsync(database);
        await ExecuteAsync(connection, sql);
        return connection;
    }

    /// <summary>Runs SQL on a connection to its end.</summary>
    protected static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>The dump and the journal are those of a database where the third phase met nobody.</summary>
    protected async Task ShouldBeAsIfNobodyHadBeenInTheWayAsync(ITestDatabase database, string third = Third)
    {
        await using var undisturbed = await PrepareAsync(await CreateAsync());
        await WithThird(undisturbed, third).UpAsync(cancellationToken: Token);
        (await database.DumpAsync()).ShouldBe(await undisturbed.DumpAsync());
        (await HistoryAsync(database)).Select(e => $"{e.Version} {e.Event}").ShouldBe(["1 Applied", "2 Applied", "3 Applied"]);
        (await VerifyAsync(database, third)).ShouldBeEmpty();
    }
}
