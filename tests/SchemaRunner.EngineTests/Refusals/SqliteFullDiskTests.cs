using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>A file system that has no room: in a script's statement, at the commit, in the journal.</summary>
public sealed class SqliteFullDiskTests : IDisposable
{
    private readonly Workspace here = new();

    public SqliteFullDiskTests()
    {
        here.AddMigration("0001_a", "CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB);\nINSERT INTO t VALUES (1, x'01');", "SELECT 1;");
        here.Write("disk/empty", "");
    }

    public void Dispose() => here.Dispose();

    // A page cache of 2 MB stands between: what is larger than it meets the disk in the statement, what is smaller at the commit
    [Theory]
    [InlineData("wal", 60_000, 0, 5, "in the statement")]
    [InlineData("wal", 8_000, 0, 3, "at the commit")]
    [InlineData("delete", 0, 3_000_000, 3, "in the journal, which keeps the script's text")]
    public async Task Up_NoRoom_SaysSoChangesNothingAndGoesOnWithMore(string mode, int rows, int comment, int exitCode, string when)
    {
        await using var disk = await SmallDisk.TryMountAsync(here.PathOf("disk"));
        var file = here.PathOf("disk/a.db");
        (await here.RunAsync("up", "--database", $"sqlite:{file}")).ExitCode.ShouldBe(0);
        await Tool.RunAsync("sqlite3", file, $"PRAGMA journal_mode = {mode}");
        here.AddMigration(
            "0002_b",
            "-- schemarunner:expect rows t any\n"
            + $"INSERT INTO t (b) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT randomblob(100) FROM n LIMIT {rows};\n"
            + $"-- {new string('x', comment)}\n",
            "SELECT 1;");
        var before = await DumpAsync(file);

        // Without the right to mount, the limit of a file stands in, which the library takes for a broken disk
        string[] up = ["up", "--database", $"sqlite:{file}", "--migrations", here.PathOf("migrations")];
        await using var process = disk is not null
            ? CliProcess.Start(up)
            : CliProcess.StartAfter("ulimit -f 1000; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0", up);
        var full = await process.EndAsync();

        full.ExitCode.ShouldBe(exitCode, $"{when}: {full.Error}");
        if (disk is not null) full.Error.ShouldContain("the disk is full, or the file has reached its limit (database or disk is full)");
        if (disk is not null) full.Error.ShouldContain(exitCode == 5 ? "hint: the phase was rolled back; make room on the disk, then run it again" : "hint: make room on the disk, then run again");
        full.Error.ShouldContain(exitCode == 5 ? "SR401: " : disk is null ? "SR505: " : "SR508: ");
        (await DumpAsync(file)).ShouldBe(before);

        if (disk is not null) await disk.GrowAsync("60m");
        (await here.RunAsync("up", "--database", $"sqlite:{file}")).ExitCode.ShouldBe(0);
        (await Tool.RunAsync("sqlite3", file, "SELECT count(*) FROM t")).Trim().ShouldBe($"{rows + 1}");
    }

    private static Task<string> DumpAsync(string file) => Tool.RunAsync("sqlite3", file, ".dump t");
}
