using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.EngineTests.Postgres;
using SchemaRunner.Postgres;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>Who was in the way, seen from the run lock's connection while the phase waited.</summary>
public sealed class PostgresBlockerTests
{
    private static readonly LockOwner s_owner = new("4f1c", "db-admin", 4711, DateTimeOffset.UnixEpoch);
    private static readonly PhaseSettings s_settings = new(TimeSpan.FromMilliseconds(400), null, "schemarunner 4f1c 2");

    private static CancellationToken Token => PostgresTest.Token;

    [Fact]
    public async Task Begin_TableHeld_NamesTheSessionItsTransactionAndItsStatement()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int PRIMARY KEY)");
        await using var runLock = await WatchAsync(test, test.Engine);
        await using var writer = await HoldAsync(test, "SET application_name = 'the writer'", "BEGIN", "INSERT INTO t\n  VALUES (1) /* why */");

        var error = await Should.ThrowAsync<LockTimeoutException>(() => test.BeginAsync(s_settings));

        var blocker = error.Blockers.ShouldHaveSingleItem();
        blocker.ShouldSatisfyAllConditions(
            b => b.ProcessId.ShouldBe(writer.ProcessID), b => b.User.ShouldBe("postgres"), b => b.Application.ShouldBe("the writer"),
            b => b.State.ShouldBe("idle in transaction"), b => b.Query.ShouldBe("INSERT INTO t VALUES (1)"), b => b.Tables.ShouldBe(["public.t"]),
            b => b.TransactionAge!.Value.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        error.Message.ShouldStartWith($"the tables were not locked within 0.4 s: held by pid {writer.ProcessID} (user postgres, the writer, idle in transaction, open for ");
        error.Message.ShouldEndWith(" s) on public.t: INSERT INTO t VALUES (1)");
        error.IsTransient.ShouldBeTrue();
        await RunAsync(writer, "ROLLBACK");
        await test.BeginAsync();
    }

    [Theory]
    [InlineData("ALTER TABLE u ADD x int", "")]
    [InlineData("SELECT 1", "SELECT pg_advisory_xact_lock(1) IS NULL")]
    [InlineData("INSERT INTO late VALUES (1)", "")]
    public async Task Work_ThatWaits_NamesWhoWasInTheWay(string statement, string assertion)
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE t (id int); CREATE TABLE u (id int); CREATE TABLE late (id int);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER g AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();
            """);
        await using var runLock = await WatchAsync(test, test.Engine);
        await using var reader = await HoldAsync(test, "BEGIN", "SELECT pg_advisory_lock(1)", "SELECT * FROM u");
        var structure = await test.Session.ReadStructureAsync(Token);
        await test.Session.BeginAsync([.. structure.Tables.Where(t => t.Name == "t")], s_settings, Token);
        await test.Session.StartPhaseAsync(s_settings, Token);

        var error = await Should.ThrowAsync<LockTimeoutException>(async () =>
        {
            await test.RunAsync(statement);
            if (assertion.Length > 0) await test.Session.EvaluateAsync(new(1, assertion), Token);
            await test.Session.FinishScriptAsync(Token);
        });

        error.Blockers.ShouldHaveSingleItem().ProcessId.ShouldBe(reader.ProcessID);
        error.Message.ShouldContain($", held by pid {reader.ProcessID} (user postgres");
    }

    [Fact]
    public async Task Work_Deadlock_NamesTheOtherSession()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int); CREATE TABLE u (id int); INSERT INTO u VALUES (1)");
        await using var runLock = await WatchAsync(test, test.Engine);
        var settings = s_settings with { LockTimeout = TimeSpan.FromSeconds(20) };
        var structure = await test.Session.ReadStructureAsync(Token);
        await test.Session.BeginAsync([.. structure.Tables.Where(t => t.Name == "t")], settings, Token);
        await test.Session.StartPhaseAsync(settings, Token);

        // Only the phase looks for deadlocks, so that it is the one to be ended
        await using var writer = await HoldAsync(test, "SET deadlock_timeout = '1min'", "BEGIN", "UPDATE u SET id = 2");
        var waiting = RunAsync(writer, "UPDATE t SET id = 2");
        await WaitsAsync(test, writer.ProcessID);

        var error = await Should.ThrowAsync<LockTimeoutException>(() => test.RunAsync("ALTER TABLE u ADD x int"));

        error.Blockers.ShouldHaveSingleItem().ProcessId.ShouldBe(writer.ProcessID);
        error.Message.ShouldStartWith("deadlock detected");
        await test.Session.RollbackAsync(Token);
        await waiting;
    }

    [Fact]
    public async Task Begin_HeldByAnotherUsersSession_SaysWhatIsNotVisible()
    {
        await using var test = await PostgresTest.StartAsync($"""
            CREATE TABLE t (id int PRIMARY KEY); GRANT ALL ON t TO {PostgresServer.PasswordUser};
            """);
        var engine = PostgresEngine.Connect(test.Database.As(PostgresServer.PasswordUser, PostgresServer.Password));
        await using var session = await engine.OpenAsync(Token);
        await using var runLock = await engine.AcquireRunLockAsync(s_owner, TimeSpan.Zero, _ => { }, Token);
        session.WatchFrom(runLock, _ => { });
        await using var writer = await HoldAsync(test, "BEGIN", "INSERT INTO t VALUES (1)");

        var structure = await session.ReadStructureAsync(Token);
        var error = await Should.ThrowAsync<LockTimeoutException>(() => session.BeginAsync(structure.Tables, s_settings, Token));

        error.Message.ShouldEndWith($"held by pid {writer.ProcessID} (user postgres, what it does is not visible to this user) on public.t");
        error.Blockers.ShouldHaveSingleItem().ShouldSatisfyAllConditions(b => b.Query.ShouldBeEmpty(), b => b.TransactionAge.ShouldBeNull());
    }

    [Fact]
    public async Task Begin_HeldByAPreparedTransaction_NamesIt()
    {
        var server = await PostgresServer.StartOtherAsync(["--locale=C"], "max_prepared_transactions=1");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Token);
        await RunAsync(connection, "CREATE TABLE t (id int)");
        await RunAsync(connection, "BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION 'forgotten'");
        var engine = PostgresEngine.Connect(server);
        await using var session = await engine.OpenAsync(Token);
        await using var runLock = await engine.AcquireRunLockAsync(s_owner, TimeSpan.Zero, _ => { }, Token);
        session.WatchFrom(runLock, _ => { });

        var structure = await session.ReadStructureAsync(Token);
        var error = await Should.ThrowAsync<LockTimeoutException>(() => session.BeginAsync(structure.Tables, s_settings, Token));

        error.Message.ShouldContain("held by nobody's session (user postgres, prepared transaction forgotten, open for ");
    }

    [Fact]
    public async Task Work_ThatEndsQuickly_AsksNothing()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int)");
        await using var runLock = await WatchAsync(test, test.Engine);
        const string LastAsked = "SELECT query_start::text FROM pg_stat_activity WHERE application_name LIKE 'schemarunner|%' AND datname = current_database()";
        var before = await test.Database.ReadAsync<string>(LastAsked);
        await test.BeginAsync(s_settings with { LockTimeout = TimeSpan.FromMinutes(1) });

        for (var i = 0; i < 50; i++) await test.RunAsync("INSERT INTO t VALUES (1)");

        (await test.Database.ReadAsync<string>(LastAsked)).ShouldBe(before);
    }

    private static async Task<IRunLock> WatchAsync(PostgresTest test, IEngine engine)
    {
        var runLock = await engine.AcquireRunLockAsync(s_owner, TimeSpan.Zero, _ => { }, Token);
        test.Session.WatchFrom(runLock, _ => { });
        return runLock;
    }

    private static async Task<NpgsqlConnection> HoldAsync(PostgresTest test, params string[] commands)
    {
        var connection = await test.Database.OpenAsync();
        foreach (var command in commands) await RunAsync(connection, command);
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static Task WaitsAsync(PostgresTest test, int pid) => Crashes.Until.AnswersAsync(
        async () => await test.Database.ReadAsync<bool>($"SELECT EXISTS (SELECT FROM pg_locks WHERE pid = {pid} AND NOT granted)") ? "yes" : null,
        "a session that waits");
}
