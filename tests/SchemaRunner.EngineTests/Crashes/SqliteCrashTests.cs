using Microsoft.Data.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

public sealed class SqliteCrashTests(UndisturbedSqliteRun undisturbed)
    : CrashContract(undisturbed), IClassFixture<UndisturbedSqliteRun>
{
    protected override string EndlessStatement =>
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private string FilePath => ((SqliteTestDatabase)Database).FilePath;

    [Theory]
    [InlineData(60_000, "in the statement: it outgrows the cache")]
    [InlineData(8_000, "at the commit: until then it is in the cache")]
    public async Task Up_DiskFull_SaysSoAndChangesNothing(int rows, string when)
    {
        Scripts.WriteLong("SELECT 1", rows);
        await using var disk = await SmallDisk.TryMountAsync(Path.GetDirectoryName(FilePath)!);

        // Without the right to mount, the file's own limit stands in: in blocks of 512 bytes; without the trap the signal
        // would end the process, and .NET maps its code through a big file
        if (disk is null) File.Delete(FilePath);
        await UpToTheFirstAsync();
        await using var process = disk is not null
            ? Start("up")
            : CliProcess.StartAfter("ulimit -f 1000; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0", On("up"));

        var ended = (await process.EndAsync()).ShouldExitWith(rows > 10_000 ? 5 : 3);
        ended.Error.ShouldContain(disk is not null ? "the disk is full" : "be read or written", customMessage: when);
        ended.Output.ShouldContain("FAILED: 3 long was rolled back.");
        (await Database.DumpAsync()).ShouldBe(DumpBeforeTheLongScript);
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Kill_DuringAStatementInWalMode_LeavesTheStateBeforeThePhase()
    {
        (await Database.QueryAsync("PRAGMA journal_mode = WAL")).ShouldBe("wal");
        Scripts.WriteLong(EndlessStatement);
        await using var killed = await StartEndlessAsync();

        await killed.KillAsync();

        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied"]);
        (await Database.DumpAsync()).ShouldBe(DumpBeforeTheLongScript);
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Kill_ThenTheNextRun_LeavesNothingBesideTheDatabase()
    {
        Scripts.WriteLong(EndlessStatement);
        await using var killed = await StartEndlessAsync();
        await killed.KillAsync();
        Files().ShouldContain("test.db-schemarunner.lock");

        await NextRunConvergesAsync();

        Files().ShouldBe(["test.db"]);
    }

    // The insert before it has outgrown the cache: the file or its write-ahead log is changed, and only the journal of the
    // library knows how it was
    protected override Task WaitUntilItRunsAsync()
    {
        string[] files = [FilePath + "-journal", FilePath + "-wal"];
        files.ShouldContain(file => File.Exists(file) && new FileInfo(file).Length > 0);
        files.Append(FilePath).Sum(file => File.Exists(file) ? new FileInfo(file).Length : 0).ShouldBeGreaterThan(1_000_000);
        return Task.CompletedTask;
    }

    protected override async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private IEnumerable<string> Files() => Directory.GetFiles(Path.GetDirectoryName(FilePath)!).Select(file => Path.GetFileName(file));
}
