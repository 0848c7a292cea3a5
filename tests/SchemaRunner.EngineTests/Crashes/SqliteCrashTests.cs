using Microsoft.Data.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

public sealed class SqliteCrashTests : CrashContract
{
    protected override string EndlessStatement =>
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private string FilePath => ((SqliteTestDatabase)Database).FilePath;

    [Theory]
    [InlineData(60_000, "in the statement: it outgrows the cache")]
    [InlineData(8_000, "at the commit: until then it is in the cache")]
    public async Task Up_DiskFull_SaysSoAndChangesNothing(int rows, string when)
    {
        await using var expected = await ReferenceAsync("2");
        Scripts.WriteLong("SELECT 1", rows);
        await using var disk = await SmallDisk.TryMountAsync(Path.GetDirectoryName(FilePath)!);

        // Without the right to mount, the file's own limit stands in: in blocks of 512 bytes; without the trap the signal
        // would end the process, and .NET maps its code through a big file
        if (disk is null) File.Delete(FilePath);
        await UpToAsync(Database, "1");
        await using var process = disk is not null
            ? Start("up")
            : CliProcess.StartAfter("ulimit -f 1000; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0", On("up"));

        var ended = (await process.EndAsync()).ShouldExitWith(disk is not null || rows > 10_000 ? 5 : 3);
        ended.Error.ShouldContain(disk is not null ? "the disk is full" : "be read or written", customMessage: when);
        ended.Output.ShouldContain("FAILED: 3 long was rolled back.");
        (await Database.DumpAsync()).ShouldBe(await expected.DumpAsync());
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await NextRunConvergesAsync();
    }

    protected override Task<ITestDatabase> CreateAsync() => SqliteTestDatabase.CreateAsync();

    // The insert before it has outgrown the cache: the file is changed, and only the rollback journal knows how it was
    protected override Task WaitUntilItRunsAsync()
    {
        new FileInfo(FilePath + "-journal").Length.ShouldBeGreaterThan(0);
        new FileInfo(FilePath).Length.ShouldBeGreaterThan(1_000_000);
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
}
