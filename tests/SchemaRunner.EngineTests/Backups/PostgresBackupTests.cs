using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

public sealed class PostgresBackupTests : BackupContract
{
    protected override string Engine => "postgres";

    protected override string Ending => ".dump";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    // Other tests verify on the same server
    protected override async Task<IReadOnlyList<string>> ScratchesAsync() =>
        [.. (await Database.RowsAsync(
            "SELECT datname FROM pg_database d WHERE datname LIKE 'schemarunner_verify_%' AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)"))
            .Select(row => row[0]!)];

    [Theory]
    [InlineData(null, "SR601: pg_dump is not in bin\n  hint: install postgresql-client-15, or name its folder with --pg-bin\n")]
    [InlineData("9.6.24", "SR601: bin/pg_dump is of release 9.6.24, and the server of 15: it does not read servers newer than itself\n  hint: install postgresql-client-15, or name the folder of a newer one with --pg-bin\n")]
    public async Task Create_ProgramIsMissingOrTooOld_NamesThePackageToInstall(string? release, string error)
    {
        var server = (await Database.QueryAsync("SHOW server_version_num"))![..2];
        Directory.CreateDirectory(Here.PathOf("bin"));
        if (release is not null) AddProgram($"echo 'pg_dump (PostgreSQL) {release}'");

        var refused = await RunAsync(11, "backup", "create", "--pg-bin", "bin");

        refused.Error.ShouldBe(error.Replace("15", server, StringComparison.Ordinal));
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_ProgramFails_SaysWhatItSaid()
    {
        AddProgram("case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *) echo 'pg_dump: error: it is a test' >&2; exit 1;; esac");

        var refused = await RunAsync(11, "backup", "create", "--pg-bin", "bin");

        refused.Error.ShouldBe("SR602: the database was not dumped: pg_dump: error: it is a test\n");
        Files().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Create_Interrupted_LeavesNothing(string signal, int exitCode)
    {
        await using var process = await StartEndlessAsync();

        await process.SignalAsync(signal);

        (await process.EndAsync()).ExitCode.ShouldBe(exitCode);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_Killed_LeavesNothingThatLooksLikeABackup()
    {
        await using (var process = await StartEndlessAsync())
        {
            (await RunAsync(0, "backup", "list")).Output.ShouldBe("There are no backups in backups: 'schemarunner backup create' makes one.\n");
            await process.KillAsync();
        }

        var list = await RunAsync(0, "backup", "list");
        list.Output.ShouldStartWith("There are no backups in backups");
        list.Output.ShouldMatch(@"\nunfinished \S+\.dump\.lock\.part\nunfinished \S+\.dump\.part\n");
        (await RunAsync(0, "backup", "prune", "--keep", "1", "--yes")).Output.ShouldContain("Removed 2 unfinished files");
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task CreateAndVerify_WithAPassword_ShowItNowhere()
    {
        await MigrateAsync();
        var secret = "s3cret" + Guid.NewGuid().ToString("N");
        AddProgram("""
            case $1 in --version) exec /usr/bin/env pg_dump --version;; esac
            echo "$0 $*" >> arguments
            exec /usr/bin/env pg_dump "$@"
            """);
        var withPassword = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Password = secret }.ConnectionString;

        var made = await RunAsync(0, "backup", "create", "--pg-bin", "bin", "--verbose", "--database", withPassword);

        (made.Output + made.Error + Here.Read("arguments") + Here.Read(Backup() + ".json")).ShouldNotContain(secret);
    }

    // It writes a little and then nothing any more
    private async Task<CliProcess> StartEndlessAsync()
    {
        AddProgram("case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *) echo PGDMP; exec sleep 600;; esac");
        var process = CliProcess.Start(
            "backup", "create", "--database", Database.ConnectionString, "--pg-bin", Here.PathOf("bin"), "--backup-dir", Here.PathOf("backups"));
        await Until.AnswersAsync(
            () => Task.FromResult(Files().FirstOrDefault(f => f.EndsWith(".dump.part", StringComparison.Ordinal))), "a dump that is being written");
        return process;
    }

    private void AddProgram(string script)
    {
        Here.Write("bin/pg_dump", $"#!/bin/sh\n{script}\n");
        Here.Permit("bin/pg_dump", UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }
}
