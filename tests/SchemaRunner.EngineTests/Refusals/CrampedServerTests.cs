using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.EngineTests.Doctor;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>A server that has no room for another session, or for another byte, or that is about to stop.</summary>
public sealed class CrampedServerTests(CrampedServerFixture fixture) : IClassFixture<CrampedServerFixture>, IDisposable
{
    private readonly Workspace here = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Up_NoSessionIsFreeThenTheServerStops_SaysWhichOfTheTwo()
    {
        here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");
        await using var server = await PostgresCluster.StartAsync(
            settings: $"{PostgresCluster.QuickNotDurable} -c max_connections=3 -c superuser_reserved_connections=0 -c max_wal_senders=0");
        var target = $"postgres://postgres@127.0.0.1:{server.Port}/postgres";
        var sessions = new List<NpgsqlConnection>();
        for (var i = 0; i < 3; i++) sessions.Add(await OpenAsync(server.ConnectionString));

        var full = await here.RunAsync("up", "--database", target);
        foreach (var session in sessions.Skip(1)) await session.DisposeAsync();
        await server.BeginShutdownAsync();
        Support.CliResult? stopping = null;
        await Until.AnswersAsync(
            async () => (stopping = await here.RunAsync("up", "--database", target)).Error.Contains("shutting down", StringComparison.Ordinal) ? "yes" : null,
            "the server lets nobody in any more");

        // before its last session, so that it is there to be stopped
        await server.DisposeAsync();
        await sessions[0].DisposeAsync();

        full.Error.ShouldBe(
            $"SR501: cannot connect to {target}: sorry, too many clients already\n  hint: close other sessions, or raise max_connections\n");
        full.ExitCode.ShouldBe(3);
        stopping!.Error.ShouldBe(
            $"SR501: cannot connect to {target}: the database system is shutting down\n  hint: wait until the server is ready, then run again\n");
        stopping.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Up_TemporaryFilesAreLimited_SaysWhatToRaise()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync(fixture.Server.ConnectionString);
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET temp_file_limit = 64");
        here.AddMigration("0001_a", "CREATE TABLE t AS SELECT g FROM generate_series(1, 200000) g ORDER BY md5(g::text);", "SELECT 1;");

        var result = await here.RunAsync("up", "--database", On(database));

        result.Error.ShouldContain("SR401: migrations/up/0001_a.sql:1:1: temporary file size exceeds temp_file_limit (64kB) (SQLSTATE 53400)");
        result.Error.ShouldContain("hint: the phase was rolled back; raise that limit, then run it again");
        result.ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task Up_DiskIsFull_SaysSoChangesNothingAndGoesOnWithMore()
    {
        await using var disk = await fixture.Server.TryMountTablespaceAsync("small", "16m");
        await using var database = await PostgresServer.CreateDatabaseAsync(
            fixture.Server.ConnectionString, $"TEMPLATE template0{(disk is null ? "" : " TABLESPACE small")}");
        here.AddMigration("0001_a", "CREATE TABLE filler (b text);", "SELECT 1;");
        (await here.RunAsync("up", "--database", On(database))).ExitCode.ShouldBe(0);

        // Without the right to mount, only the limit on temporary files is left to try
        if (disk is null) return;
        var doctor = await Examined.AskAsync(here, On(database));
        here.AddMigration("0002_b", $"-- schemarunner:expect rows filler any\n{Fill};", "SELECT 1;");
        var statement = await here.RunAsync("up", "--database", On(database));
        (await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync(Fill))).SqlState.ShouldBe(PostgresErrorCodes.DiskFull);
        here.AddMigration("0002_b", $"SELECT 1;\n-- {Noise(200_000)}\n", "SELECT 1;");
        var journal = await here.RunAsync("up", "--database", On(database));
        await disk.GrowAsync("60m");
        var roomy = await here.RunAsync("up", "--database", On(database));

        doctor["disk"].ShouldMatch(@"^problem disk: [\d.]+ MB free in \S+/small -> make room there$");
        statement.Error.ShouldMatch(@"SR401: migrations/up/0002_b\.sql:2:1: could not extend file .*: No space left on device \(SQLSTATE 53100\)");
        statement.Error.ShouldContain("hint: the phase was rolled back; make room on the server's disk, then run it again");
        statement.ExitCode.ShouldBe(5);
        journal.Error.ShouldMatch("SR508: writing the journal: could not extend file .*: No space left on device\n  hint: make room on the server's disk, then run again");
        journal.ExitCode.ShouldBe(3);
        roomy.ExitCode.ShouldBe(0, roomy.Page);
        (await database.ReadAsync<long>("SELECT count(*) FROM filler")).ShouldBe(0);
    }

    private const string Fill = "INSERT INTO filler SELECT repeat(md5(g::text), 40) FROM generate_series(1, 40000) g";

    /// <summary>Text that hardly gets smaller.</summary>
    private static string Noise(int length)
    {
        var random = new Random(4711);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('0', 'z')));
    }

    private string On(PostgresDatabase database) => $"postgres://postgres@127.0.0.1:{fixture.Server.Port}/{database.Name}";

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
