using Microsoft.Data.Sqlite;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Doctor;

public sealed class SqliteDoctorTests : IDisposable
{
    private const UnixFileMode ReadAndEnter = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private readonly Workspace here = new();

    public SqliteDoctorTests() => here.AddMigration("0001_a", "CREATE TABLE t (id INTEGER PRIMARY KEY);", "DROP TABLE t;");

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Doctor_DatabaseInOrder_FindsNoProblemAndLeavesNothingBehind()
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        var (files, bytes) = (here.Files(), File.ReadAllBytes(here.PathOf("a.db")));

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        Golden.ShouldMatch(doctor.Page, "Goldens/sqlite.txt");
        here.Files().ShouldBe(files);
        File.ReadAllBytes(here.PathOf("a.db")).ShouldBe(bytes);
    }

    [Fact]
    public async Task Doctor_MissingFile_IsANoteAndMakesNone()
    {
        var files = here.Files();

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        doctor["file"].ShouldBe("note    file: sqlite:a.db does not exist; the first 'schemarunner up' makes it");
        doctor.ExitCode.ShouldBe(0);
        here.Files().ShouldBe(files);
    }

    [Fact]
    public async Task Doctor_ClosedFolder_SaysWhatCannotBeMade()
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        here.Permit("", ReadAndEnter);
        here.ObeysPermissions = true;

        var missing = await Examined.AskAsync(here, "sqlite:b.db");
        var existing = await Examined.AskAsync(here, "sqlite:a.db");

        var problem = $"problem file: nothing can be made in its folder by {Environment.UserName}: no journal of the library, no run lock"
            + $" -> make '{here.Folder}' writable for this user";
        missing["file"].ShouldBe(problem);
        missing.ExitCode.ShouldBe(1);
        existing["file"].ShouldBe(problem);
        existing.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_ReadOnlyFile_IsAProblem()
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        here.Permit("a.db", UnixFileMode.UserRead);
        here.ObeysPermissions = true;

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        doctor["file"].ShouldBe(
            $"problem file: sqlite:a.db is read-only for {Environment.UserName} -> make '{here.PathOf("a.db")}' writable for this user");
        doctor.ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("sqlite:notes.db", "sqlite:notes.db: the file is not an SQLite database -> name another file; this one was left as it is")]
    [InlineData("sqlite:migrations", "sqlite:migrations: it is a folder -> name a file in it")]
    public async Task Doctor_NotADatabase_IsOneProblem(string database, string said)
    {
        here.Write("notes.db", "what to buy: fish");

        var doctor = await Examined.AskAsync(here, database);

        doctor.Lines.ShouldBe([$"problem connection: cannot connect to {said}"]);
        doctor.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_AnotherConnectionWrites_IsANote()
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        await using var other = await OpenAsync();
        await using var writing = other.BeginTransaction(deferred: false);

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        doctor["writers"].ShouldBe("note    writers: another connection is writing; a run waits for it");
        doctor.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Doctor_AnotherRunIsUnderWay_IsANote()
    {
        var owner = new LockOwner("abcdef", "elsewhere", 42, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var held = await new SqliteEngine(here.PathOf("a.db")).AcquireRunLockAsync(
            owner, TimeSpan.Zero, _ => { }, TestContext.Current.CancellationToken);
        var files = here.Files();

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        doctor["run lock"].ShouldBe("note    run lock: held by run abcdef on elsewhere, pid 42, since 2026-01-02 03:04:05Z; a run waits for it");
        here.Files().ShouldBe(files);
    }

    [Theory]
    [InlineData("UPDATE schemarunner_journal SET applied_by = 'me'", "event 1 (0001 a) was edited after it was written -> compare it with a backup: 'schemarunner history --verify' lists every place")]
    [InlineData("UPDATE schemarunner_journal SET format_version = 99", "the journal holds rows of format 99; this release reads up to 1 -> use the release that wrote them, or a later one")]
    public async Task Doctor_JournalNotAsWritten_IsAProblem(string change, string said)
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        await Tool.RunAsync("sqlite3", here.PathOf("a.db"), change);

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        doctor["journal"].ShouldBe($"problem journal: {said}");
        doctor.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_WriteAheadLog_IsToldAndLeftAsItIs()
    {
        await Tool.RunAsync("sqlite3", here.PathOf("a.db"), "PRAGMA journal_mode = WAL", "CREATE TABLE t (id INTEGER)");
        var files = here.Files();

        var doctor = await Examined.AskAsync(here, "sqlite:a.db");

        doctor["journal mode"].ShouldBe("ok      journal mode: wal");
        here.Files().ShouldBe(files);
    }

    [Fact]
    public async Task Doctor_SmallDisk_IsAProblem()
    {
        here.Write("disk/empty", "");
        await using var disk = await SmallDisk.TryMountAsync(here.PathOf("disk"));

        var doctor = await Examined.AskAsync(here, "sqlite:disk/a.db");

        // Without the right to mount there is only the machine's own disk
        if (disk is null) doctor["disk"].ShouldMatch(@"^(ok|problem) +disk: [\d.]+ \w+ free in \S+/disk");
        else doctor["disk"].ShouldMatch(@"^problem disk: \d+ kB free in \S+/disk -> make room there$");
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={here.PathOf("a.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
