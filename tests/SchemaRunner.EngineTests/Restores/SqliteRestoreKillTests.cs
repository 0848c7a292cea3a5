using Microsoft.Data.Sqlite;
using SchemaRunner.Backups;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Restores;

/// <summary>The process killed in the proof and in the restore, where its files show how far it is.</summary>
public sealed class SqliteRestoreKillTests : IAsyncLifetime
{
    private const int Megabyte = 1_000_000;

    private readonly Workspace here = new();
    private readonly SqliteTestDatabase database = (SqliteTestDatabase)SqliteTestDatabase.CreateAsync().GetAwaiter().GetResult();
    private string backup = "";
    private string then = "";
    private string now = "";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(here.PathOf("temporary"));
        await database.ExecuteAsync(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000) " +
            "INSERT INTO t SELECT i, hex(randomblob(300)) FROM n; CREATE VIEW w AS SELECT id FROM t");
        then = await HashAsync();
        backup = (await new DatabaseBackups(database.CreateEngine()).CreateAsync(new BackupStore(here.PathOf("backups")), CancellationToken.None)).Path;
        await database.ExecuteAsync("UPDATE t SET v = replace(v, 'A', 'B'); DROP VIEW w; CREATE TABLE late (id INTEGER)");
        now = await HashAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        here.Dispose();
    }

    [Theory]
    [InlineData("delete", "-journal")]
    [InlineData("wal", "-wal")]
    public async Task Kill_AmongThePages_IsTakenBackByWhoeverOpensTheFile(string mode, string besides)
    {
        (await database.QueryAsync($"PRAGMA journal_mode = {mode}")).ShouldBe(mode);
        await using var process = Start();
        await Until.AnswersAsync(() => Task.FromResult(Size(besides) > Megabyte ? "" : null), "it writes the pages");

        await process.KillAsync();

        Size(besides).ShouldBeGreaterThan(Megabyte);
        if (mode == "delete") new FileInfo(database.FilePath).Length.ShouldBeGreaterThan(Megabyte);
        await ShouldBeAsync(now);
        (await CliProcess.RunAsync(Arguments)).ShouldExitWith(0);
        await ShouldBeAsync(then);
    }

    [Fact]
    public async Task Kill_InTheProofWhileItWaitsAndBehindTheCommit_LeavesTheStateBeforeOrAfterAndNoScratchFolder()
    {
        await using (var proving = Start())
        {
            await Until.AnswersAsync(
                () => Task.FromResult(Scratches().SelectMany(Directory.GetFiles).Any(file => new FileInfo(file).Length > Megabyte) ? "" : null), "the scratch database is being filled");
            await proving.KillAsync();
        }

        Scratches().Length.ShouldBe(1);
        await ShouldBeAsync(now);

        await using (await ReadingAsync())
        {
            await using var waiting = Start();
            await waiting.WaitForLineAsync("writing the pages");
            await waiting.KillAsync();
        }

        await ShouldBeAsync(now);
        using var pipe = new FullPipe();
        await using var done = CliProcess.StartAfter($"export TMPDIR={here.PathOf("temporary")}; {pipe.Redirection}", Arguments);
        await done.WaitForLineAsync("writing the pages");
        await Until.AnswersAsync(async () => await TableAsync("late") is null ? "" : null, "it is committed");
        await done.KillAsync();
        await ShouldBeAsync(then);
        (await database.QueryAsync("SELECT group_concat(event) FROM schemarunner_journal")).ShouldBe("restored");

        await using var next = Start();
        (await next.EndAsync()).ShouldExitWith(0);
        Scratches().ShouldBeEmpty();
        await ShouldBeAsync(then);
    }

    [Fact]
    public async Task Interrupted_WhileItWaits_ChangesNothing()
    {
        await using var reader = await ReadingAsync();
        await using var process = Start();
        await process.WaitForLineAsync("writing the pages");

        await process.SignalAsync("INT");

        (await process.EndAsync()).ShouldExitWith(130).Error.ShouldContain("interrupted; what was not committed is rolled back");
        await ShouldBeAsync(now);
        Scratches().ShouldBeEmpty();
    }

    private string[] Arguments =>
        ["backup", "restore", backup, "--yes", "--no-safety-backup", "--verbose", "--database", database.ConnectionString, "--lock-timeout", "60s"];

    private CliProcess Start() => CliProcess.StartAfter($"export TMPDIR={here.PathOf("temporary")}", Arguments);

    private string[] Scratches() => Directory.GetDirectories(here.PathOf("temporary"), "schemarunner-scratch-*");

    private long Size(string besides) => new FileInfo(database.FilePath + besides) is { Exists: true } file ? file.Length : 0;

    private async Task ShouldBeAsync(string expected)
    {
        (await HashAsync()).ShouldBe(expected);
        (await database.QueryAsync("PRAGMA integrity_check")).ShouldBe("ok");
    }

    // The whole dump, in short
    private async Task<string> HashAsync() =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(await database.DumpAsync())));

    private async Task<string?> TableAsync(string name)
    {
        try
        {
            return await database.QueryAsync($"SELECT 'there' FROM sqlite_master WHERE name = '{name}'");
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
        {
            return "locked";
        }
    }

    private async Task<IAsyncDisposable> ReadingAsync()
    {
        var connection = new SqliteConnection($"Data Source={database.FilePath};Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in (string[])["BEGIN", "SELECT count(*) FROM t"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteScalarAsync();
        }

        return connection;
    }
}
