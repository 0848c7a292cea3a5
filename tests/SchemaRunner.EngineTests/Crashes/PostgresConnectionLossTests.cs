using SchemaRunner.EngineTests.Crashes.Proxy;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>The connection cut at each step of the protocol, and what the run finds out and says about it.</summary>
public sealed class PostgresConnectionLossTests(UndisturbedPostgresRun undisturbed) : IClassFixture<UndisturbedPostgresRun>, IAsyncLifetime
{
    private const string Commit = "COMMIT";
    private Scene scene = null!;
    private PostgresProxy proxy = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        scene = await Scene.CreateAsync(undisturbed);
        proxy = PostgresProxy.To(scene.Database.ConnectionString);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await scene.DisposeAsync();
    }

    [Fact]
    public async Task Cut_BeforeCommit_FindsThePhaseRolledBack()
    {
        CutAt(m => m.Sql == Commit);

        var ended = await UpAsync(3);

        ended.Error.ShouldContain("SR505: the connection was lost while running a statement");
        ended.Error.ShouldContain("it was rolled back, as the journal shows");
        ended.Output.ShouldContain("FAILED: 2 more was rolled back.");
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 failed"]);
        await ShouldConvergeAsync(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Cut_AfterCommitBeforeTheEndOfItsAnswer_FindsThePhaseCommittedAndStops(int bytes)
    {
        CutAt(m => m.Done == Commit, bytes);

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("STOPPED: the connection was lost after 2 more, which was committed.");
        ended.Output.ShouldContain("Committed, and kept: 2.");
        ended.Output.ShouldContain("Not begun: 3 long.");
        ended.Error.ShouldContain("SR505: the connection was lost");
        ended.Error.ShouldContain("hint: run it again for the rest");
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied"]);
        await ShouldConvergeAsync(2);
    }

    [Fact]
    public async Task Cut_AfterTheLastCommit_IsDone()
    {
        await scene.Scripts.On(scene.Database).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("2"));
        CutAt(m => m.Done == Commit);

        var ended = await UpAsync(0);

        ended.Output.ShouldContain("VERIFIED: 1 phase committed");
        ended.Output.ShouldContain("the answer to the COMMIT of 3 long was lost");
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied"]);
        await scene.ShouldStandAtAsync(3, "at the end");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cut_AtTheOneCommitOfAnAtomicRun_FindsOutAboutAllPhases(bool isCommitted)
    {
        CutAt(m => isCommitted ? m.Done == Commit : m.Sql == Commit);

        var ended = await UpAsync(isCommitted ? 0 : 3, "--atomic");

        ended.Output.ShouldContain(isCommitted ? "the answer to the COMMIT of the run was lost" : "Nothing was changed.");
        ended.Output.ShouldContain(isCommitted ? "VERIFIED: 2 phases committed in one transaction;" : "FAILED: 3 long was rolled back.");
        (await scene.HistoryAsync()).ShouldBe(isCommitted ? ["1 applied", "2 applied", "3 applied"] : ["1 applied", "3 failed"]);
        await scene.ShouldStandAtAsync(isCommitted ? 3 : 1, "after the loss");
    }

    [Fact]
    public async Task Cut_AfterTheAnswer_LosesTheNextPhaseAlone()
    {
        var commits = 0;
        CutAt(m => (commits += m.Done == Commit ? 1 : 0) > 0 && m.IsReady, bytes: int.MaxValue);

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("Committed before it, and kept: 2.");
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await ShouldConvergeAsync(2);
    }

    [Fact]
    public async Task Cut_InAStatement_RecordsTheFailure()
    {
        scene.Scripts.WriteThird("INSERT INTO log (id, line) VALUES (3, 'three')", "SELECT pg_sleep(600)");
        CutAfter(m => m.Sql.Contains("pg_sleep", StringComparison.Ordinal), "query LIKE '%pg\\_sleep%'");

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("FAILED: 3 long was rolled back.");
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await ShouldConvergeAsync(2);
    }

    [Fact]
    public async Task Cut_WhileTheTablesAreWaitedFor_EndsTheWaitingOnTheServer()
    {
        await using var holder = new Npgsql.NpgsqlConnection(scene.Database.ConnectionString);
        await holder.OpenAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("BEGIN; LOCK TABLE customer IN SHARE MODE", holder)) await hold.ExecuteNonQueryAsync();
        CutAfter(m => m.Sql.StartsWith("LOCK TABLE", StringComparison.Ordinal), "wait_event_type = 'Lock'");

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("FAILED: 2 more was rolled back.");
        await UntilAsync("wait_event_type = 'Lock'", isThere: false);
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 failed"]);
        await holder.CloseAsync();
        await ShouldConvergeAsync(1);
    }

    [Fact]
    public async Task HalfOpen_CommitArrivesLate_FindsThePhaseCommitted()
    {
        // The server does not notice, and carries the COMMIT out when somebody already asks what has become of it
        List<ProxiedMessage> late = [];
        ProxyConnection? lost = null;
        proxy.Decide = async message =>
        {
            if (lost is null && message.Sql == Commit) lost = message.Connection;
            if (lost is null || message.Connection != lost)
            {
                if (lost is not null && message.Sql.Contains("pg_xact_status", StringComparison.Ordinal))
                    foreach (var held in late) await lost.SendAsync(held.Bytes, toServer: true);
                return true;
            }

            // Parse, Bind, Describe, Execute, Sync
            if (message.FromClient) late.Add(message);
            if (message.Type == 'S') lost.CutClient();
            return false;
        };

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("STOPPED: the connection was lost after 2 more, which was committed.");
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied"]);
        await ShouldConvergeAsync(2);
    }

    [Theory]
    [InlineData("at COMMIT")]
    [InlineData("while the tables are waited for")]
    public async Task HalfOpen_ServerDoesNotNotice_EndsTheSessionThereAndFindsThePhaseRolledBack(string when)
    {
        ProxyConnection? lost = null;
        proxy.Decide = message =>
        {
            var isIt = when == "at COMMIT" ? message.Sql == Commit : message.Done == "LOCK TABLE";
            if (lost is null && isIt)
            {
                lost = message.Connection;
                lost.CutClient();
            }

            return ValueTask.FromResult(message.Connection != lost);
        };

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("FAILED: 2 more was rolled back.");
        await UntilAsync("application_name LIKE 'schemarunner%' OR state = 'idle in transaction'", isThere: false);
        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 failed"]);
        await ShouldConvergeAsync(1);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task ServerGone_AtCommit_SaysThatNobodyKnows(bool isCommitted, int version)
    {
        proxy.Decide = message =>
        {
            var isIt = isCommitted ? message.Done == Commit : message.Sql == Commit;
            if (isIt) proxy.Stop();
            return ValueTask.FromResult(!isIt);
        };

        var ended = await UpAsync(3);

        ended.Error.ShouldContain("SR509: the answer to COMMIT was lost, so whether 2 more was committed is not known: cannot connect to");
        ended.Error.ShouldContain("hint: run 'schemarunner status' when the database answers");
        ended.Output.ShouldContain("UNKNOWN: whether 2 more was committed is not known.");
        ended.Output.ShouldContain("Nothing was committed before it.");
        ended.Output.ShouldContain("Not begun: 3 long.");
        await ShouldConvergeAsync(version);
    }

    [Fact]
    public async Task ServerGone_InAStatement_SaysThatItWasNotRecorded()
    {
        proxy.Decide = message =>
        {
            if (message.Done == "ALTER TABLE") proxy.Stop();
            return ValueTask.FromResult(message.Done != "ALTER TABLE");
        };

        var ended = await UpAsync(3);

        ended.Output.ShouldContain("FAILED: 2 more was rolled back.");
        ended.Output.ShouldContain("the failure could not be recorded in the journal");
        await ShouldConvergeAsync(1);
    }

    /// <summary>Cuts a connection once, when a message is on its way, of which the first bytes still pass.</summary>
    private void CutAt(Func<ProxiedMessage, bool> isIt, int bytes = 0)
    {
        var isCut = false;
        proxy.Decide = async message =>
        {
            if (isCut || !isIt(message)) return true;
            isCut = true;
            await message.Connection.SendAsync(message.Bytes.AsMemory(0, Math.Min(bytes, message.Bytes.Length)), toServer: message.FromClient);
            message.Connection.Cut();
            return false;
        };
    }

    /// <summary>Cuts a connection once, when the server is at work on a message that has passed.</summary>
    private void CutAfter(Func<ProxiedMessage, bool> isIt, string condition)
    {
        var isCut = false;
        proxy.Decide = message =>
        {
            if (isCut || !isIt(message)) return ValueTask.FromResult(true);
            isCut = true;
            _ = CutAsync(message.Connection);
            return ValueTask.FromResult(true);
        };

        async Task CutAsync(ProxyConnection connection)
        {
            await UntilAsync(condition, isThere: true);
            connection.Cut();
        }
    }

    private Task UntilAsync(string condition, bool isThere) => Until.AnswersAsync(
        () => scene.Database.QueryAsync(
            $"SELECT 1 WHERE {(isThere ? "" : "NOT ")}EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() " +
            $"AND pid <> pg_backend_pid() AND ({condition}))"),
        condition);

    private async Task<CliResult> UpAsync(int exitCode, params string[] options) =>
        (await CliProcess.RunAsync(scene.By(proxy.ConnectionString, ["up", .. options]))).ShouldExitWith(exitCode);

    private async Task ShouldConvergeAsync(int version)
    {
        scene.Scripts.WriteShort();
        await scene.ShouldStandAtAsync(version, "after the loss");
        await scene.Scripts.On(scene.Database).UpAsync();
        await scene.ShouldStandAtAsync(3, "after the next run");
    }
}
