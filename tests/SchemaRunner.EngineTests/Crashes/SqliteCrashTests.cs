using System.Diagnostics;
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

    [Fact]
    public async Task Signal_InAScan_StopsIt()
    {
        // Reading one value takes a moment, and there are many: as in a table that is very large
        await Database.ExecuteAsync(
            "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) " +
            "INSERT INTO customer (id, name) SELECT i, 'x' FROM n; " +
            "ALTER TABLE customer ADD COLUMN slow AS (length(hex(zeroblob(3000000 + id))))");
        await using var process = Start("up", "--verbose", "--allow-drift");
        await process.WaitForLineAsync("before table 1 of 1: customer");

        await process.SignalAsync("INT");

        (await process.EndAsync()).ShouldExitWith(130).Output.ShouldContain("INTERRUPTED: 2 more was rolled back.");
        (await HistoryAsync()).ShouldBe(["1 applied", "2 failed"]);
    }

    [Fact]
    public async Task Signal_WhileTheReportIsWritten_IsNotHeeded()
    {
        using var pipe = new FullPipe();
        await using var process = CliProcess.StartAfter(pipe.Redirection, On("up", "--verbose"));
        await process.WaitForLineAsync("phase 2 of 2");
        await process.WaitForLineAsync("verified in");

        await process.SignalAsync("INT");
        await process.SignalAsync("TERM");

        (await pipe.DrainAsync()).ShouldContain("VERIFIED: 2 phases committed");
        (await process.EndAsync()).ShouldExitWith(0);
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied"]);
    }

    [Fact]
    public async Task Terminal_Closed_RollsBackRecordsItAndWritesTheReport()
    {
        Scripts.WriteLong(EndlessStatement);
        var command = On(Path.Combine(AppContext.BaseDirectory, "SchemaRunner.Cli"), "up", "--report-dir", Scripts.Folder, "--report-format", "json");
        using var terminal = Process.Start(new ProcessStartInfo("script", ["-q", "-c", $"exec {string.Join(' ', command)}", "/dev/null"])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        _ = terminal.StandardOutput.ReadToEndAsync();
        await Until.AnswersAsync(
            () => Task.FromResult(File.Exists(FilePath + "-journal") && new FileInfo(FilePath).Length > 1_000_000 ? "" : null), "the statement runs");

        // With the last process that shows it, the terminal is gone
        terminal.Kill();

        await Until.AnswersAsync(
            async () => Directory.GetFiles(Scripts.Folder, "*.json") is [var report] && (await File.ReadAllTextAsync(report)).EndsWith("}\n", StringComparison.Ordinal)
                ? await File.ReadAllTextAsync(report)
                : null,
            "the report");
        (await File.ReadAllTextAsync(Directory.GetFiles(Scripts.Folder, "*.json")[0])).ShouldContain("\"verdict\": \"interrupted\"");
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
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
