using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresSessionTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Fact]
    public async Task Begin_RowCommittedWhileWaitingForTheLock_IsInTheSnapshot()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int PRIMARY KEY)");
        var structure = await test.Session.ReadStructureAsync(Token);
        await using var writer = await test.Database.OpenAsync();
        await using var transaction = await writer.BeginTransactionAsync(Token);
        await new NpgsqlCommand("INSERT INTO t VALUES (1)", writer).ExecuteNonQueryAsync(Token);

        var begin = test.Session.BeginAsync(structure.Tables, PostgresTest.Settings, Token);
        await WaitForLockAsync(test);
        await transaction.CommitAsync(Token);
        await begin;
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);

        (await test.ScanAsync("t")).Rows.ShouldBe(1);
    }

    [Fact]
    public async Task Begin_TableGoneOrReplaced_AsksToBeginAgain()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int); CREATE TABLE u (id int)");
        var tables = (await test.Session.ReadStructureAsync(Token)).Tables;
        await test.Database.ExecuteAsync("DROP TABLE t");

        await Should.ThrowAsync<ScopeChangedException>(() => test.Session.BeginAsync(tables, PostgresTest.Settings, Token));
        await test.Database.ExecuteAsync("CREATE TABLE t (id int)");
        await Should.ThrowAsync<ScopeChangedException>(() => test.Session.BeginAsync(tables, PostgresTest.Settings, Token));

        await test.BeginAsync();
    }

    [Fact]
    public async Task Begin_UserMayOnlyRead_NamesTheTableAndTheGrant()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int)");
        var role = "reader_" + test.Database.Name;
        await test.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT SELECT ON t TO {role}");
        try
        {
            await using var session = await PostgresEngine.Connect(test.Database.As(role)).OpenAsync(Token);
            var tables = (await session.ReadStructureAsync(Token)).Tables;

            var error = await Should.ThrowAsync<PermissionDeniedException>(
                () => session.BeginAsync(tables, PostgresTest.Settings, Token));

            error.Message.ShouldContain("permission denied for table t");
            error.Hint!.ShouldContain("GRANT SELECT, UPDATE");
        }
        finally
        {
            await test.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Theory]
    [InlineData("SELECT 1 FROM nowhere", 14, "42P01")]
    [InlineData("SELECT '😀', \"é\", 1 FROM nowhere", 25, "42P01")]
    [InlineData("SELEKT 1", 0, "42601")]
    public async Task Execute_ServerPointsAtAPlace_TheOffsetCountsUtf16(string sql, int offset, string state)
    {
        await using var test = await PostgresTest.StartAsync();
        await test.BeginAsync();

        var error = await Should.ThrowAsync<StatementFailedException>(() => test.RunAsync(sql));

        error.Offset.ShouldBe(offset);
        error.SqlState.ShouldBe(state);
    }

    [Fact]
    public async Task Execute_RunTimeError_CarriesTheServersDetailAndNoOffset()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)");
        await test.BeginAsync();

        var error = await Should.ThrowAsync<StatementFailedException>(() => test.RunAsync("INSERT INTO t VALUES (1)"));

        error.Offset.ShouldBeNull();
        error.Detail.ShouldBe("DETAIL: Key (id)=(1) already exists.");
    }

    [Fact]
    public async Task Execute_FunctionWithAtomicBodyNoticesAndParameterLikeText_RunsVerbatim()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int)");
        await test.BeginAsync();

        await test.RunAsync("CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END");
        (await test.RunAsync("DO $$ BEGIN RAISE NOTICE 'hello'; RAISE WARNING 'beware'; END $$")).Notices
            .ShouldBe(["NOTICE: hello", "WARNING: beware"]);
        (await test.RunAsync("CREATE TABLE u (id int)")).Rows.ShouldBeNull();
        (await test.RunAsync("INSERT INTO t SELECT 1 WHERE '@x :y' <> ''")).Rows.ShouldBe(1);
        (await test.RunAsync("CALL p()")).Rows.ShouldBeNull();

        (await test.ScanAsync("t")).Rows.ShouldBe(3);
    }

    [Fact]
    public async Task Execute_InlineCopyData_IsStreamedToTheServer()
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int PRIMARY KEY, name text)");
        await test.BeginAsync();
        var data = string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i}\tnom é😀 {i}\n"));

        await test.RunAsync("COPY t (id, name) FROM stdin", data);

        (await test.ScanAsync("t")).Rows.ShouldBe(20_000);
        (await test.Session.EvaluateAsync(new(1, "SELECT name = 'nom é😀 7' FROM t WHERE id = 7"), Token)).ShouldBeNull();
        var error = await Should.ThrowAsync<StatementFailedException>(() => test.RunAsync("COPY t FROM stdin", "30001\ta\nx\tb\n"));
        error.SqlState.ShouldBe("22P02");
        error.Detail!.ShouldContain("COPY t, line 2");
    }

    [Theory]
    [InlineData("SELECT true", null)]
    [InlineData("SELECT false", "false")]
    [InlineData("SELECT NULL::boolean", "NULL")]
    [InlineData("SELECT true WHERE false", "no row")]
    [InlineData("SELECT true FROM generate_series(1, 2)", "2 rows")]
    [InlineData("SELECT true, true", "2 columns")]
    [InlineData("SELECT 1", "1, which is no boolean")]
    public async Task Evaluate_AnyAnswer_IsNullOnlyForOneTrueValue(string sql, string? words)
    {
        await using var test = await PostgresTest.StartAsync();
        await test.BeginAsync();

        (await test.Session.EvaluateAsync(new(1, sql), Token)).ShouldBe(words);
    }

    [Fact]
    public async Task Execute_StatementTimeout_IsATimeoutAndTheCancelledTokenACancellation()
    {
        await using var test = await PostgresTest.StartAsync();
        await test.BeginAsync(new(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100), "test"));
        await Should.ThrowAsync<LockTimeoutException>(() => test.RunAsync("SELECT pg_sleep(10)"));
        await test.Session.RollbackAsync(Token);

        await test.BeginAsync();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => test.Session.ExecuteAsync(
            new(1, 0, 1, 1, "SELECT pg_sleep(10)"), source.Token));
        (await test.Session.RollbackAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Execute_BackendKilled_IsALostConnection()
    {
        await using var test = await PostgresTest.StartAsync();
        await test.BeginAsync();
        await test.Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'test' AND datname = current_database()");

        await Should.ThrowAsync<ConnectionLostException>(() => test.RunAsync("SELECT 1"));
    }

    [Fact]
    public async Task FinishScript_DeferredTriggerAndKey_FireBeforeTheAfterSnapshot()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'safe');
            CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN UPDATE public.t SET v = 'changed at commit' WHERE v = 'safe'; RETURN NULL; END $$;
            CREATE TABLE u (id int PRIMARY KEY, t_id int REFERENCES t DEFERRABLE INITIALLY DEFERRED);
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();
            """);
        await test.BeginAsync();
        await test.RunAsync("INSERT INTO u VALUES (1, 1)");
        var before = await test.ScanAsync("t");

        await test.Session.FinishScriptAsync(Token);

        (await test.ScanAsync("t")).Digests["2"].ShouldNotBe(before.Digests["2"]);
        await test.Session.RollbackAsync(Token);
        await test.BeginAsync();
        await test.RunAsync("INSERT INTO u VALUES (2, 99)");
        (await Should.ThrowAsync<StatementFailedException>(() => test.Session.FinishScriptAsync(Token))).SqlState.ShouldBe("23503");
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("COMMIT AND CHAIN")]
    [InlineData("ROLLBACK")]
    public async Task FinishScript_ScriptEndedTheTransaction_Throws(string sql)
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int)");
        await test.BeginAsync();
        await test.RunAsync("INSERT INTO t VALUES (1)");
        await test.RunAsync(sql);

        await Should.ThrowAsync<TransactionEndedException>(() => test.Session.FinishScriptAsync(Token));
    }

    [Fact]
    public async Task Rollback_SequencesSetBackOrAdvanced_PutsBackOnlyTheLowered()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE SEQUENCE up_one; SELECT setval('up_one', 100);
            CREATE SEQUENCE down_one INCREMENT -1; SELECT setval('down_one', -100);
            CREATE SEQUENCE fresh START 1000;
            CREATE SEQUENCE advanced; SELECT setval('advanced', 5);
            CREATE TABLE t (id serial PRIMARY KEY); INSERT INTO t DEFAULT VALUES;
            """);
        await test.BeginAsync();
        await test.RunAsync("SELECT setval('up_one', 3), setval('down_one', -3), setval('fresh', 7), nextval('advanced')");
        await test.RunAsync("DROP TABLE t");

        var words = await test.Session.RollbackAsync(Token);

        words.ShouldBe([
            "sequence public.up_one put back from 3 to 100", "sequence public.down_one put back from -3 to -100",
            "sequence public.fresh put back from 7 to 1000"]);
        (await test.Database.ReadAsync<long>("SELECT nextval('up_one')")).ShouldBe(101);
        (await test.Database.ReadAsync<long>("SELECT nextval('down_one')")).ShouldBe(-101);
        (await test.Database.ReadAsync<long>("SELECT nextval('fresh')")).ShouldBe(1000);
        (await test.Database.ReadAsync<long>("SELECT nextval('advanced')")).ShouldBe(7);
    }

    [Fact]
    public async Task StartPhase_SettingsOfTheScriptBefore_AreForgotten()
    {
        await using var test = await PostgresTest.StartAsync("CREATE SCHEMA other");
        await test.BeginAsync();
        await test.RunAsync("SET search_path = other");
        await test.RunAsync("SET ROLE pg_read_all_data");

        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);

        (await test.Session.EvaluateAsync(new(1, "SELECT current_schema() = 'public' AND current_user = 'postgres'"), Token)).ShouldBeNull();
        (await test.Session.ReadStructureAsync(Token)).DefaultSchema.ShouldBe("public");
    }

    [Fact]
    public async Task Scan_RowSecurityHidesRows_RefusesRatherThanCountsLess()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2);
            ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY;
            CREATE POLICY p ON t USING (id = 1);
            """);
        var role = "owner_" + test.Database.Name;
        await test.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN; ALTER TABLE t OWNER TO {role}");
        try
        {
            await using var session = await PostgresEngine.Connect(test.Database.As(role)).OpenAsync(Token);
            var table = (await session.ReadStructureAsync(Token)).Tables.Single();

            var error = await Should.ThrowAsync<PermissionDeniedException>(
                () => session.ScanAsync([new(table, [], [])], _ => { }, Token));

            error.Hint!.ShouldContain("BYPASSRLS");
            (await session.ReadStructureAsync(Token)).Tables.Count.ShouldBe(1);
        }
        finally
        {
            await test.Database.ExecuteAsync($"REASSIGN OWNED BY {role} TO postgres; DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    private static async Task WaitForLockAsync(PostgresTest test)
    {
        while (!await test.Database.ReadAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation IN (SELECT oid FROM pg_class WHERE relname = 't'))"))
            Token.ThrowIfCancellationRequested();
    }
}
