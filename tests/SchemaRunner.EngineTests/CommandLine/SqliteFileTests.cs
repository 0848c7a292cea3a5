using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>Files that are no database, or not for this user.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly Workspace here = new();

    public SqliteFileTests() => here.AddMigration("0001_a", "CREATE TABLE t (id INTEGER PRIMARY KEY);", "DROP TABLE t;");

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("sqlite:notes.db", "SR501: cannot connect to sqlite:notes.db: the file is not an SQLite database\n  hint: name another file; this one was left as it is\n")]
    [InlineData("sqlite:migrations", "SR501: cannot connect to sqlite:migrations: it is a folder\n  hint: name a file in it\n")]
    [InlineData("sqlite:nowhere/a.db", "SR501: cannot connect to sqlite:nowhere/a.db: the folder 'FOLDER/nowhere' does not exist\n  hint: make it, or name another file\n")]
    public async Task Up_NotADatabase_IsLeftAsItIs(string database, string error)
    {
        here.Write("notes.db", "what to buy: fish");
        var files = here.Files();

        var result = await here.RunAsync("up", "--database", database);

        result.SteadyError.ShouldBe(error);
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(3);
        here.Files().ShouldBe(files);
        here.Read("notes.db").ShouldBe("what to buy: fish");
    }

    [Fact]
    public async Task Verify_MissingFile_IsNotFoundWell()
    {
        var files = here.Files();

        var result = await here.RunAsync("verify", "--database", "sqlite:misspelt.db");

        result.Error.ShouldBe(
            "SR501: cannot connect to sqlite:misspelt.db: the file does not exist\n"
            + "  hint: check the path; 'schemarunner up' makes a new database\n");
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(3);
        here.Files().ShouldBe(files);
    }

    [Fact]
    public async Task Up_ReadOnlyFile_RunsNothing()
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        here.AddMigration("0002_b", "CREATE TABLE u (id INTEGER PRIMARY KEY);", "DROP TABLE u;");
        here.Permit("a.db", UnixFileMode.UserRead);
        here.ObeysPermissions = true;
        var before = File.ReadAllBytes(here.PathOf("a.db"));

        var up = await here.RunAsync("up", "--database", "sqlite:a.db");
        var status = await here.RunAsync("status", "--database", "sqlite:a.db");

        up.SteadyError.ShouldBe("SR502: sqlite:a.db is read-only for USER\n  hint: make 'FOLDER/a.db' and its folder writable for this user\n");
        up.Output.ShouldBeEmpty();
        up.ExitCode.ShouldBe(3);
        status.ExitCode.ShouldBe(0, status.Page);
        File.ReadAllBytes(here.PathOf("a.db")).ShouldBe(before);
    }

    [Fact]
    public async Task Up_ReadOnlyFolder_SaysWhatCannotBeMade()
    {
        here.Permit("", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        here.ObeysPermissions = true;

        var result = await here.RunAsync("up", "--database", "sqlite:a.db");

        result.SteadyError.ShouldBe("SR502: the run lock 'FOLDER/a.db-schemarunner.lock' cannot be made by USER\n  hint: make the folder writable for this user\n");
        result.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Up_AnotherConnectionWrites_ExitsWithNine()
    {
        (await here.RunAsync("up", "--database", "sqlite:a.db")).ExitCode.ShouldBe(0);
        here.AddMigration("0002_b", "CREATE TABLE u (id INTEGER PRIMARY KEY);", "DROP TABLE u;");
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={here.PathOf("a.db")};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction(deferred: false);

        var result = await here.RunAsync("up", "--database", "sqlite:a.db", "--lock-timeout", "200ms", "--retries", "2");

        result.Error.ShouldEndWith(
            "SR504: sqlite:a.db is locked by another connection; tried 2 times\n  hint: another process is writing to it; run again when it is done, or raise --lock-timeout\n");
        result.ExitCode.ShouldBe(9);
    }
}
