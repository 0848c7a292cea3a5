using System.Text.Json;
using SchemaRunner.EngineTests.CommandLine;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

/// <summary>An empty database is built from all scripts and compared with the one that has lived.</summary>
public abstract class FreshProofContract : CommandLineContract
{
    /// <summary>How many scratch databases there are.</summary>
    protected abstract Task<int> CountScratchAsync();

    [Fact]
    public async Task ProveFresh_DatabaseOfTheScripts_IsTheSameWhateverItHolds()
    {
        AddScripts();
        await RunAsync(0, "up", "--to", "1");
        await Database.ExecuteAsync("INSERT INTO t VALUES (7, 'of the day')");
        await RunAsync(0, "up", "--to", "2");

        var same = await RefusedAsync(0, "prove", "--fresh", "--quiet");

        ShouldMatch("fresh-same", same);
        await using var another = await CreateDatabaseAsync();
        Here.Write("migrations/up/0002_b.sql", Here.Read("migrations/up/0002_b.sql").Replace("-- schemarunner:", "-- ", StringComparison.Ordinal));
        (await Here.RunAsync("up", "--to", "2", "--database", another.ConnectionString)).ExitCode.ShouldBe(0);
        (await another.DumpStructureAsync()).ShouldBe(await Database.DumpStructureAsync(), "the vendor's dumps say the same");
        (await CountScratchAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ProveFresh_ChangedByHand_NamesEveryDifference()
    {
        AddScripts();
        await RunAsync(0, "up", "--to", "1");
        await Database.ExecuteAsync("DROP INDEX t_n; CREATE TABLE by_hand (id INTEGER PRIMARY KEY); ALTER TABLE t ADD COLUMN y INTEGER DEFAULT 5; CREATE INDEX t_n ON t (n, y);");

        var different = await RefusedAsync(1, "prove", "--fresh", "--quiet");
        var json = await RefusedAsync(1, "prove", "--fresh", "--output", "json");

        ShouldMatch("fresh-different", different);
        var found = JsonDocument.Parse(json.Output).RootElement;
        found.GetProperty("isConvergent").GetBoolean().ShouldBeFalse();
        found.GetProperty("differences").EnumerateArray().Select(one => one.GetProperty("kind").GetString())
            .ShouldBe(["onlyInA", "onlyInA", "definition"], ignoreOrder: true);
        (await CountScratchAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ProveFresh_ScriptThatNeedsWhatNoScriptMakes_SaysWhich()
    {
        await Database.ExecuteAsync("CREATE TABLE older (id INTEGER PRIMARY KEY)");
        Here.AddMigration("0001_a", "CREATE INDEX older_id ON older (id);", "DROP INDEX older_id;");
        await RunAsync(0, "baseline", "--at", "0", "--yes");
        await RunAsync(0, "up");

        var failed = await RefusedAsync(1, "prove", "--fresh");

        failed.Output.ShouldContain("SR401: migrations/up/0001_a.sql:1:");
        failed.Output.ShouldContain("FAILED: an empty database cannot be built by 1 script up to 0001 a");
        (await CountScratchAsync()).ShouldBe(0);
    }

    // What 0002 declares comes true only where there are rows
    private void AddScripts()
    {
        Here.AddMigration("0001_a", "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);\nCREATE INDEX t_n ON t (n);", "DROP TABLE t;");
        Here.AddMigration(
            "0002_b",
            "-- schemarunner:expect change t.n\n-- schemarunner:assert SELECT COUNT(*) > 0 FROM t\nUPDATE t SET n = 'of yesterday';\nCREATE VIEW v AS SELECT n FROM t;",
            "DROP VIEW v;");
        Here.AddMigration("0003_c", "CREATE TABLE u (id INTEGER PRIMARY KEY);", "DROP TABLE u;");
    }
}
