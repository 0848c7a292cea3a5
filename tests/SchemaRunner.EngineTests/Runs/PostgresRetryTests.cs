using System.Data.Common;
using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Reports;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Runs;

public sealed class PostgresRetryTests : RetryContract
{
    protected override string Write => "BEGIN; LOCK TABLE log IN ROW EXCLUSIVE MODE";

    protected override string InTheWay => "held by pid ";

    protected override string Slow => "SELECT pg_sleep(0.5)";

    protected override string EndlessStatement => "SELECT pg_sleep(600)";

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();

    protected override async Task<DbConnection> OpenAsync(ITestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Application Name=till");
        await connection.OpenAsync(Token);
        return connection;
    }

    [Fact]
    public async Task Up_WriterInTheWay_IsToldApartFromTheReason()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var till = await HoldAsync(database, "BEGIN; UPDATE log SET line = line WHERE at = 1");
        var bystander = new Bystander { OnRetry = till.Close };

        await WithThird(database, Third, Hurried(bystander) with { LockTimeout = TimeSpan.FromSeconds(1) }).UpAsync(cancellationToken: Token);

        var retry = bystander.Retries.ShouldHaveSingleItem();
        retry.Reason.ShouldBe("the tables were not locked within 1 s");
        var blocker = retry.Blockers.ShouldHaveSingleItem();
        (blocker.Application, blocker.State).ShouldBe(("till", "idle in transaction"));
        blocker.Query.ShouldBe("UPDATE log SET line = line WHERE at = 1");
        blocker.TransactionAge.ShouldNotBeNull();
    }

    [Fact]
    public async Task Up_Deadlock_IsTriedAgainWhenTheOtherTransactionIsThrough()
    {
        const string third = "-- schemarunner:expect change log.at\nUPDATE customer SET note = note;\nUPDATE log SET at = at + 1;";
        await using var database = await PrepareAsync(await CreateAsync());
        await using var till = await HoldAsync(database, "SET deadlock_timeout = '10min'; BEGIN; UPDATE log SET line = line");
        Task? waiting = null;
        var bystander = new Bystander
        {
            // the script holds customer and is about to wait for log: the till does it the other way round
            OnStatement = statement =>
            {
                if (statement.Number != 2 || waiting is not null) return;
                waiting = ExecuteAsync(till, "UPDATE customer SET note = note");
                Until.AnswersAsync(
                    () => database.QueryAsync("SELECT 1 FROM pg_locks WHERE relation = 'customer'::regclass AND NOT granted"), "the till waits for customer")
                    .GetAwaiter().GetResult();
            },
            OnRetry = () =>
            {
                waiting!.GetAwaiter().GetResult();
                ExecuteAsync(till, "COMMIT").GetAwaiter().GetResult();
            },
        };

        var report = await WithThird(database, third, new MigratorOptions { Observer = bystander, Excluded = ["log"] }).UpAsync(cancellationToken: Token);

        report.Verdict.ShouldBe(Verdict.Verified);
        bystander.Retries.ShouldHaveSingleItem().Reason.ShouldContain("deadlock detected");
        (await database.QueryAsync("SELECT string_agg(at::text, ' ' ORDER BY at) FROM log")).ShouldBe("2 3 3");
    }

    [Fact]
    public async Task Up_RowsThatOthersKeepChanging_AreTriedAgainUntilTheyStop()
    {
        const string third = "UPDATE customer SET note = note;\nUPDATE log SET at = at + 1;";
        await using var database = await PrepareAsync(await CreateAsync());
        Bystander? bystander = null;
        bystander = new Bystander
        {
            // after the snapshot of the transaction was taken, in a table that is not locked
            OnStatement = statement =>
            {
                if (statement.Number == 2 && bystander!.Retries.Count == 0)
                    database.ExecuteAsync("UPDATE log SET at = at + 10 WHERE line = 'one'").GetAwaiter().GetResult();
            },
        };

        var report = await WithThird(database, third, new MigratorOptions { Observer = bystander, Excluded = ["log"] }).UpAsync(cancellationToken: Token);

        report.Verdict.ShouldBe(Verdict.Verified);
        bystander.Retries.ShouldHaveSingleItem().Reason.ShouldContain("another session has changed rows");
        (await database.QueryAsync("SELECT max(at) FROM log")).ShouldBe("32");
    }

    [Fact]
    public async Task Up_JournalThatIsLocked_IsTriedAgain()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var other = await HoldAsync(database, "BEGIN; LOCK TABLE schemarunner_journal IN SHARE MODE");
        var bystander = new Bystander { OnRetry = other.Close };

        var report = await WithThird(database, Third, Hurried(bystander)).UpAsync(cancellationToken: Token);

        report.Phases[0].Retries.ShouldHaveSingleItem();
        await ShouldBeAsIfNobodyHadBeenInTheWayAsync(database);
    }

    [Fact]
    public async Task Up_SequenceThatWasLoweredBeforeTheLockWasWaitedFor_IsPutBackBeforeTheNextTry()
    {
        const string third = "ALTER TABLE log ADD COLUMN early integer;\nSELECT setval('numbers', 3);\nALTER TABLE customer ADD COLUMN late integer;";
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync("CREATE SEQUENCE numbers; SELECT setval('numbers', 100)");
        await using var reader = await HoldAsync(database, "BEGIN; SELECT * FROM customer");
        var seen = "";
        var bystander = new Bystander
        {
            OnRetry = () =>
            {
                seen = database.QueryAsync("SELECT last_value FROM numbers").GetAwaiter().GetResult();
                reader.Close();
            },
        };

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, third, Hurried(bystander) with { AllowDrift = true }).UpAsync(cancellationToken: Token));

        seen.ShouldBe("100");
        failure.Report.Phases[0].Retries.ShouldHaveSingleItem();
        failure.Report.Phases[0].Mismatches.ShouldHaveSingleItem().Object.ShouldContain("numbers");
        (await database.QueryAsync("SELECT last_value FROM numbers")).ShouldBe("100");
    }

    [Fact]
    public async Task Up_JournalThatStaysLocked_SaysWhyItFailedAndThatThisIsNotRecorded()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var other = await HoldAsync(database, "BEGIN; LOCK TABLE schemarunner_journal IN SHARE MODE");

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, Third, Hurried(new Bystander()) with { Tries = 1 }).UpAsync(cancellationToken: Token));

        failure.Code.ShouldBe("SR504");
        failure.Report.Phases[0].Notes.ShouldHaveSingleItem().ShouldStartWith("the failure could not be recorded in the journal: a lock was not obtained in time");
    }

    [Fact]
    public async Task Up_RunningPhase_IsNamedInTheServersViews()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await using var gate = await HoldAsync(database, "SELECT pg_advisory_lock(4711)");

        var running = WithThird(database, "SELECT pg_advisory_xact_lock(4711);", new MigratorOptions { LockTimeout = TimeSpan.FromSeconds(60) }).UpAsync(cancellationToken: Token);
        string? label = null;
        await Until.AnswersAsync(
            async () => label = await database.QueryAsync(
                "SELECT application_name FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()"),
            "the phase waits at the gate");
        gate.Close();

        var report = await running;
        label.ShouldBe($"schemarunner {report.Run.RunId} 3");
    }
}
