using Microsoft.Data.Sqlite;
using SchemaRunner.Backups;
using SchemaRunner.EngineTests.Contract;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Restores;

public sealed class SqliteRestoreTests : RestoreContract
{
    protected override string Blocker => "another connection reads or writes it";

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    protected override async Task<IAsyncDisposable> HoldAsync(ITestDatabase database)
    {
        var connection = new SqliteConnection($"Data Source={((SqliteTestDatabase)database).FilePath};Pooling=False");
        await connection.OpenAsync(Token);
        foreach (var sql in (string[])["BEGIN", "SELECT count(*) FROM log"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteScalarAsync(Token);
        }

        return connection;
    }

    [Theory]
    [InlineData("wal", "delete")]
    [InlineData("delete", "wal")]
    [InlineData("wal", "wal")]
    public async Task Restore_InEitherJournalMode_IsWhatItWas(string then, string now)
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        (await database.QueryAsync($"PRAGMA journal_mode = {then}")).ShouldBe(then);
        var before = await database.DumpAsync();
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(Store, Token);
        (await database.QueryAsync($"PRAGMA journal_mode = {now}")).ShouldBe(now);
        await ChangeAsync(database);

        // with a log, who reads goes on reading what was there
        await using var reader = now == "wal" ? await HoldAsync(database) : null;
        await new DatabaseRestore(database.CreateEngine()).RunAsync(backup, Store, Token);

        (await database.DumpAsync()).ShouldBe(before);
        (await database.QueryAsync("PRAGMA integrity_check")).ShouldBe("ok");
    }

    [Theory]
    [InlineData("n", 10, "SR212: not restored: the answer was not yes")]
    [InlineData("y", 0, "RESTORED")]
    public async Task Restore_OnATerminal_AsksAndDoesWhatIsAnswered(string answer, int exitCode, string said)
    {
        var file = Here.PathOf("a.db");
        await Tool.RunAsync("sqlite3", file, "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)");
        var backup = await new DatabaseBackups(new SqliteEngine(file)).CreateAsync(Store, Token);
        await Tool.RunAsync("sqlite3", file, "DELETE FROM t");
        Here.Write("answer", answer + "\n");
        var program = Path.Combine(AppContext.BaseDirectory, "SchemaRunner.Cli.dll");
        Here.Write("run", $"cd '{Here.Folder}' && TERM=xterm dotnet exec '{program}' backup restore {Path.GetFileName(backup.Path)} --database sqlite:a.db; echo exit=$?");

        var shown = await Tool.RunAsync("sh", "-c", $"script -qec 'sh {Here.PathOf("run")}' /dev/null < {Here.PathOf("answer")}");

        shown.ShouldContain("sqlite:a.db holds 1 table, and no migration is applied");
        shown.ShouldContain("Replace all that sqlite:a.db holds? [y/N] ");
        shown.ShouldContain(said);
        shown.ShouldContain($"exit={exitCode}");
        (await Tool.RunAsync("sqlite3", file, "SELECT count(*) FROM t")).Trim().ShouldBe(exitCode == 0 ? "1" : "0");
    }

    [Fact]
    public async Task Restore_WrittenToDuringTheSafetyBackup_GivesUpAndKeepsWhatWasWritten()
    {
        await using var database = await CreateAsync();
        await Shop.PrepareAsync(database);
        var engine = database.CreateEngine();
        var backup = await new DatabaseBackups(engine).CreateAsync(Store, Token);
        await using var runLock = await engine.AcquireRunLockAsync(new LockOwner("test", "here", 1, DateTimeOffset.UnixEpoch), TimeSpan.Zero, _ => { }, Token);
        var steps = new RestoreSteps
        {
            Settings = new PhaseSettings(TimeSpan.FromSeconds(5), null, "test restore"),
            RunLock = runLock,
            Keeping = _ => database.ExecuteAsync("INSERT INTO customer (id, name) VALUES (99, 'late')"),
            Concluding = (_, _) => Task.CompletedTask,
        };

        var late = await Should.ThrowAsync<LockTimeoutException>(() => engine.Copies.RestoreAsync(backup.Path, steps, Token));

        late.Message.ShouldContain("was written to after its safety backup had begun");
        (await database.QueryAsync("SELECT name FROM customer WHERE id = 99")).ShouldBe("late");
    }

    [Fact]
    public async Task Restore_DiskFull_LeavesAllAsItWas()
    {
        Here.Write("disk/empty", "");
        await using var disk = await SmallDisk.TryMountAsync(Here.PathOf("disk"), "3m");
        var file = Here.PathOf("disk/a.db");
        await Tool.RunAsync(
            "sqlite3", file, "CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) " +
            "INSERT INTO t (b) SELECT randomblob(1000) FROM n LIMIT 1800");
        Here.Variables["SCHEMARUNNER_DATABASE"] = $"sqlite:{file}";
        (await Here.RunAsync("backup", "create")).ExitCode.ShouldBe(0);
        var backup = Directory.GetFiles(Store.Folder, "*.db").Single();
        await Tool.RunAsync("sqlite3", file, "UPDATE t SET b = zeroblob(999) WHERE id < 1000");
        var before = await Tool.RunAsync("sqlite3", file, ".dump");

        // Without the right to mount, the limit of a file stands in
        string[] arguments = ["backup", "restore", backup, "--yes", "--no-safety-backup", "--database", $"sqlite:{file}"];
        await using var process = disk is not null
            ? CliProcess.Start(arguments)
            : CliProcess.StartAfter("ulimit -f 2000; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0", arguments);
        var full = await process.EndAsync();

        full.ExitCode.ShouldBe(3, full.Error);
        if (disk is not null) full.Error.ShouldContain("SR508: ");
        (await Tool.RunAsync("sqlite3", file, ".dump")).ShouldBe(before);
        (await Tool.RunAsync("sqlite3", file, "PRAGMA integrity_check")).Trim().ShouldBe("ok");
        if (disk is null) return;
        await disk.GrowAsync("60m");
        (await CliProcess.RunAsync(arguments)).ExitCode.ShouldBe(0);
        (await Tool.RunAsync("sqlite3", file, ".dump")).ShouldNotBe(before);
    }
}
