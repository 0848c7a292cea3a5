using Npgsql;
using SchemaRunner.Backups;
using SchemaRunner.EngineTests.Contract;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Restores;

public sealed class PostgresRestoreTests : RestoreContract
{
    private const int Gate = 20262026;

    protected override string Blocker => "held by pid ";

    protected override Task<ITestDatabase> CreateAsync() => PostgresTestDatabase.CreateAsync();

    protected override Task<IAsyncDisposable> HoldAsync(ITestDatabase database) => RunAsync(database, "BEGIN; SELECT count(*) FROM customer");

    [Fact]
    public async Task Restore_OfEveryKindOfObject_LeavesNothingElse()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync(PostgresThings.Of);
        var then = await database.DumpAsync();
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await database.ExecuteAsync(PostgresThings.Changes);
        (await database.DumpAsync()).ShouldNotBe(then);

        await new DatabaseRestore(database.CreateEngine()).RunAsync(backup, safety: null, Token);

        (await database.DumpAsync()).ShouldBe(then);
        (await database.QueryAsync("SELECT string_agg(oid::text, ',') FROM pg_largeobject_metadata")).ShouldBe("4711");
        (await database.QueryAsync("SELECT encode(lo_get(4711), 'hex')")).ShouldBe("deadbeef");
    }

    [Fact]
    public async Task Restore_WhileTheSafetyBackupIsMade_ShutsWritersOutAndReadersNot()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var engine = database.CreateEngine();
        var backup = await new DatabaseBackups(engine).CreateAsync(Store, Token);
        await using var runLock = await engine.AcquireRunLockAsync(new LockOwner("test", "here", 1, DateTimeOffset.UnixEpoch), TimeSpan.Zero, _ => { }, Token);
        string? read = null;
        PostgresException? refusal = null;
        var steps = new RestoreSteps
        {
            Settings = new PhaseSettings(TimeSpan.FromSeconds(5), null, "test restore"),
            RunLock = runLock,
            Keeping = async _ =>
            {
                read = await database.QueryAsync("SELECT count(*) FROM customer");
                refusal = await Should.ThrowAsync<PostgresException>(
                    () => database.ExecuteAsync("SET lock_timeout = '100ms'; INSERT INTO customer (id, name) VALUES (99, 'late')"));
            },
            Concluding = (_, _) => Task.CompletedTask,
        };

        await engine.Copies.RestoreAsync(backup.Path, steps, Token);

        read.ShouldBe("3");
        refusal!.SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
    }

    [Fact]
    public async Task Restore_InterruptedAmongTheRows_IsRolledBack()
    {
        await using var database = await CreateAsync();

        // The lock is one of this database; the scratch database of the proof has its own
        await database.ExecuteAsync(
            $"CREATE FUNCTION pass(id int) RETURNS boolean LANGUAGE sql AS 'SELECT pg_advisory_xact_lock_shared({Gate}) IS NOT NULL'; " +
            "CREATE TABLE slow (id int CHECK (public.pass(id))); INSERT INTO slow SELECT generate_series(1, 100)");
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        await ChangeRowsAsync(database);
        var before = await database.DumpAsync();
        await using (await RunAsync(database, $"SELECT pg_advisory_lock({Gate})"))
        {
            await using var process = CliProcess.Start("backup", "restore", backup.Path, "--yes", "--no-safety-backup", "--database", database.ConnectionString, "--lock-timeout", "60s");
            await Until.AnswersAsync(
                () => database.QueryAsync("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 20262026 AND NOT granted"), "it waits among the rows");
            await process.SignalAsync("INT");

            (await process.EndAsync()).ShouldExitWith(130).Error.ShouldContain("interrupted; what was not committed is rolled back");
        }

        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Restore_TheUserMayNotDropATable_ChangesNothing()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        var role = $"restorer_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}; GRANT CREATE ON SCHEMA public TO {role}");
        try
        {
            var before = await database.DumpAsync();
            var engine = PostgresEngine.Connect(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ConnectionString);

            var refused = await Should.ThrowAsync<PermissionDeniedException>(() => new DatabaseRestore(engine).RunAsync(backup, safety: null, Token));

            refused.Message.ShouldContain("must be owner of");
            (await database.DumpAsync()).ShouldBe(before);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    private static Task ChangeRowsAsync(ITestDatabase database) => database.ExecuteAsync("DELETE FROM slow WHERE id > 50; CREATE TABLE extra (id int)");

    private static async Task<IAsyncDisposable> RunAsync(ITestDatabase database, string sql)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteScalarAsync(Token);
        return connection;
    }
}
