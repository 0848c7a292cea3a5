using Npgsql;
using SchemaRunner.EngineTests.Crashes.Proxy;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

public sealed class PostgresCrashTests(UndisturbedPostgresRun undisturbed)
    : CrashContract(undisturbed), IClassFixture<UndisturbedPostgresRun>
{
    protected override string EndlessStatement => "SELECT pg_sleep(600)";

    [Fact]
    public async Task Backend_TerminatedInMidPhase_ExitsWith3AndChangesNothing()
    {
        Scripts.WriteLong(EndlessStatement);
        await using var process = await StartEndlessAsync();

        await Database.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {Endless}");

        var ended = (await process.EndAsync()).ShouldExitWith(3);
        ended.Error.ShouldContain("SR505: ");
        ended.Error.ShouldContain("the server ended the connection");
        ended.Output.ShouldContain("Committed before it, and kept: 2.");
        (await Database.DumpAsync()).ShouldBe(DumpBeforeTheLongScript);
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task RunLock_ItsSessionTerminatedInMidPhase_CommitsNothing()
    {
        Scripts.WriteLong("SELECT pg_advisory_xact_lock(4711)");
        await using var gate = await OpenAsync("SELECT pg_advisory_lock(4711)");
        await using var process = Start("up", "--verbose");
        await process.WaitForLineAsync("phase 2 of 2");
        await process.WaitForLineAsync("statement 2 of 2");
        await UntilAsync("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        await Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid <> 4711 " +
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await gate.DisposeAsync();

        (await process.EndAsync()).ShouldExitWith(3).Error.ShouldContain("run lock");
        (await Database.DumpAsync()).ShouldBe(DumpBeforeTheLongScript);
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Signal_WhileTheFailureIsBeingRecorded_IsNotHeeded()
    {
        Scripts.WriteLong(EndlessStatement);
        await using var process = await StartEndlessAsync();
        await using var gate = await OpenAsync("BEGIN");
        var locked = ExecuteAsync(gate, "LOCK TABLE schemarunner_journal IN ACCESS EXCLUSIVE MODE");
        await UntilAsync("SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND NOT granted");

        // The phase's rollback lets the lock table go to the gate, behind which the event of the failure then stands
        await process.SignalAsync("INT");
        await locked;
        await UntilAsync("SELECT 1 FROM pg_locks WHERE relation = 'schemarunner_journal'::regclass AND NOT granted");
        await process.SignalAsync("INT");
        await process.SignalAsync("TERM");
        process.HasExited.ShouldBeFalse();
        await ExecuteAsync(gate, "COMMIT");

        (await process.EndAsync()).ShouldExitWith(130);
        (await Database.DumpAsync()).ShouldBe(DumpBeforeTheLongScript);
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
    }

    [Fact]
    public async Task Kill_WhileWaitingForTheTables_LeavesNoSessionBehind()
    {
        await using var hold = await HoldAsync();
        await using var process = Start("up");
        await UntilAsync("SELECT 1 FROM pg_locks WHERE relation = 'customer'::regclass AND NOT granted");

        await process.KillAsync();

        await UntilAsync("SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_locks WHERE relation = 'customer'::regclass AND NOT granted)");
        (await HistoryAsync()).ShouldBe(["1 applied"]);
    }

    [Fact]
    public async Task Signal_InACopy_StopsItOnTheServer()
    {
        await Database.ExecuteAsync(
            """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); RETURN NEW; END';
            CREATE TRIGGER wait BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION wait()
            """);
        Scripts.WriteThird("COPY log (id, line) FROM stdin;\n3\tthree\n\\.\nSELECT 1");
        await using var process = Start("up", "--allow-drift");
        await UntilAsync("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");

        await process.SignalAsync("INT");

        (await process.EndAsync()).ShouldExitWith(130).Output.ShouldContain("INTERRUPTED: 3 long was rolled back.");
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
    }

    [Fact]
    public async Task Signal_InAScan_StopsItOnTheServer()
    {
        await using var proxy = PostgresProxy.To(Database.ConnectionString);
        var asked = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        proxy.Decide = async message =>
        {
            if (message.IsCancel) cancelled.SetResult();
            if (!message.Sql.Contains("hashtextextended", StringComparison.Ordinal) || !asked.TrySetResult()) return true;
            await cancelled.Task;
            return true;
        };
        await using var process = CliProcess.Start(
            "up", "--database", proxy.ConnectionString, "--migrations", Scripts.Folder, "--lock-timeout", "60s");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await process.SignalAsync("INT");

        (await process.EndAsync()).ShouldExitWith(130).Output.ShouldContain("INTERRUPTED: 2 more was rolled back.");
        (await HistoryAsync()).ShouldBe(["1 applied", "2 failed"]);
    }

    [Theory]
    [InlineData(false, 130)]
    [InlineData(true, 0)]
    public async Task Signal_WhenCommitIsSent_LetsTheAnswerDecide(bool isLast, int code)
    {
        if (isLast) await Scripts.On(Database).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("2"));
        else Scripts.WriteLong(EndlessStatement);
        await using var proxy = PostgresProxy.To(Database.ConnectionString);
        var answered = new TaskCompletionSource();
        var signalled = new TaskCompletionSource();
        var cancels = 0;
        proxy.Decide = async message =>
        {
            if (message.IsCancel && !signalled.Task.IsCompleted) cancels++;
            if (message.Done != "COMMIT" || !answered.TrySetResult()) return true;
            await signalled.Task;
            return true;
        };
        await using var process = CliProcess.Start(
            "up", "--database", proxy.ConnectionString, "--migrations", Scripts.Folder, "--lock-timeout", "60s");
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await process.SignalAsync("INT");
        await process.SignalAsync("TERM");
        await UntilHandledAsync(process);
        signalled.SetResult();

        var ended = (await process.EndAsync()).ShouldExitWith(code);
        cancels.ShouldBe(0);
        ended.Output.ShouldContain(isLast ? "VERIFIED: 1 phase committed" : "Committed before it, and kept: 2.");
        (await HistoryAsync()).Take(3).ShouldBe(["1 applied", "2 applied", isLast ? "3 applied" : "3 failed"]);
    }

    // The kernel counts a signal as pending until the process's handler has it
    private static Task UntilHandledAsync(CliProcess process) => Until.AnswersAsync(
        async () => (await File.ReadAllTextAsync($"/proc/{process.Id}/status")).Contains("ShdPnd:\t0000000000000000", StringComparison.Ordinal) ? "" : null,
        "the signals are handled");

    protected override Task WaitUntilItRunsAsync() => UntilAsync($"SELECT 1 FROM pg_stat_activity WHERE {Endless}");

    protected override async Task<IAsyncDisposable> HoldAsync() =>
        await OpenAsync("BEGIN; LOCK TABLE customer IN SHARE MODE");

    private static string Endless =>
        "datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg\\_sleep%' AND pid <> pg_backend_pid()";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync(string sql)
    {
        var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
        return connection;
    }

    private Task UntilAsync(string query) => Until.AnswersAsync(() => Database.QueryAsync(query), query);
}
