using System.Text.Json;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>What <c>plan</c> says of the tables that a phase would close to others.</summary>
public sealed class PostgresPlanTests : IAsyncLifetime
{
    private readonly Workspace here = new();
    private PostgresDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.CreateDatabaseAsync();
        here.AddMigration("0001_a", "CREATE TABLE boat (id integer PRIMARY KEY); CREATE TABLE trip (id integer); CREATE TABLE port (id integer);");
        (await here.RunAsync("up", "--database", database.ConnectionString)).ExitCode.ShouldBe(0);
        here.AddMigration("0002_b", "INSERT INTO trip VALUES (1); ALTER TABLE boat ADD name text; CREATE INDEX ON port (id);");
        here.AddMigration("0003_c", "DO $$ BEGIN EXECUTE 'DELETE FROM ' || 'boat'; END $$;");
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        here.Dispose();
    }

    [Fact]
    public async Task Plan_Text_SaysWhatIsClosedToWhomAndWhyItIsEverything()
    {
        var said = (await here.RunAsync("plan", "--database", database.ConnectionString)).Output.ReplaceLineEndings(" ");

        var words = string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        words.ShouldContain("0002 rows and content of trip; 2 other tables to be proven untouched; closed to readers, too: boat; closed to writers, too: port");
        words.ShouldContain("0003 rows and content of all 3 tables, because what EXECUTE at line 2 runs cannot be told");
    }

    [Fact]
    public async Task Plan_Json_SaysTheSame()
    {
        var said = (await here.RunAsync("plan", "--database", database.ConnectionString, "--output", "json")).Output;

        var phases = JsonDocument.Parse(said).RootElement.EnumerateArray().Select(phase => phase.GetProperty("verification")).ToList();
        Names(phases[0], "tables").ShouldBe(["trip"]);
        Names(phases[0], "closedToReaders").ShouldBe(["boat"]);
        Names(phases[0], "alsoClosedToWriters").ShouldBe(["port"]);
        phases[0].GetProperty("wholeBecause").ValueKind.ShouldBe(JsonValueKind.Null);
        Names(phases[1], "tables").ShouldBe(["boat", "port", "trip"]);
        phases[1].GetProperty("wholeBecause").GetString().ShouldBe("what EXECUTE at line 2 runs cannot be told");
    }

    [Fact]
    public async Task Plan_LockScopeAll_SaysThatItWasAskedForAndStillWhatIsClosedToReaders()
    {
        var said = (await here.RunAsync("plan", "--to", "2", "--lock-scope", "all", "--database", database.ConnectionString)).Output;

        string.Join(' ', said.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .ShouldContain("0002 rows and content of all 3 tables, because it was asked for; closed to readers, too: boat");
    }

    private static IEnumerable<string?> Names(JsonElement phase, string list) => phase.GetProperty(list).EnumerateArray().Select(name => name.GetString());
}
