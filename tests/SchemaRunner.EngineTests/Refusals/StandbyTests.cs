using Npgsql;
using SchemaRunner.EngineTests.Doctor;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>A real standby: what only reads works there, and what would write is refused before it waits for anything.</summary>
public sealed class StandbyTests(ServerPairFixture fixture) : IClassFixture<ServerPairFixture>, IAsyncLifetime
{
    private readonly Workspace here = new();

    private PostgresDatabase database = null!;

    private string OnPrimary => $"postgres://postgres@127.0.0.1:{fixture.Servers.PrimaryPort}/{database.Name}";

    private string OnStandby => $"postgres://postgres@127.0.0.1:{fixture.Servers.StandbyPort}/{database.Name}";

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync(fixture.Servers.Primary);
        here.AddMigration(
            "0001_a", "CREATE TABLE t (id integer PRIMARY KEY);\nINSERT INTO t VALUES (1);",
            "-- schemarunner:expect drop table t\nDROP TABLE t;");
        (await here.RunAsync("up", "--database", OnPrimary)).ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        here.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Run_OnAStandby_ReadsAndRefusesToWrite()
    {
        here.AddMigration("0002_b", "CREATE TABLE u (id integer);", "DROP TABLE u;");
        await fixture.Servers.CatchUpAsync();

        var up = await here.RunAsync("up", "--database", OnStandby);
        var down = await here.RunAsync("down", "--steps", "1", "--yes", "--database", OnStandby);
        var rehearsal = await here.RunAsync("up", "--dry-run", "--database", OnStandby);

        foreach (var refused in (CliResult[])[up, down, rehearsal])
        {
            refused.Error.ShouldBe(
                "SR507: the server is a standby: nothing can be written there\n"
                + $"  hint: connect to the primary, 127.0.0.1:{fixture.Servers.PrimaryPort}\n");
            refused.Output.ShouldBeEmpty();
            refused.ExitCode.ShouldBe(3);
        }

        foreach (var verb in (string[])["status", "history", "plan", "verify"])
        {
            var read = await here.RunAsync(verb, "--database", OnStandby);
            read.ExitCode.ShouldBe(0, read.Page);
            read.Output.ShouldBe((await here.RunAsync(verb, "--database", OnPrimary)).Output);
        }
    }

    [Fact]
    public async Task Doctor_OnAStandby_NamesThePrimary()
    {
        await fixture.Servers.CatchUpAsync();

        var doctor = await Examined.AskAsync(here, OnStandby);

        doctor["writing"].ShouldBe(
            $"problem writing: the server is a standby: nothing can be written there -> connect to the primary, 127.0.0.1:{fixture.Servers.PrimaryPort}");
        doctor["journal"].ShouldBe("ok      journal: 1 event of format 1, the hash chain is whole");
        doctor.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Doctor_PreparedTransaction_TellsHowItEnds()
    {
        await database.ExecuteAsync("CREATE TABLE u (id integer)");
        await using var connection = await database.OpenAsync();
        foreach (var sql in (string[])["BEGIN", "INSERT INTO u VALUES (1)", "PREPARE TRANSACTION 'it''s mine'"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var doctor = await Examined.AskAsync(here, OnPrimary);
        await database.ExecuteAsync("ROLLBACK PREPARED 'it''s mine'");

        doctor["prepared transactions"].ShouldMatch(
            @"^note    prepared transactions: 'it''s mine' of user postgres has kept its locks for \d+ s -> COMMIT PREPARED 'it''s mine', or ROLLBACK PREPARED$");
        doctor.ExitCode.ShouldBe(0);
    }
}
