using Npgsql;
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
        await UntilAsync("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");

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
