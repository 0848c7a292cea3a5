using System.Text.Json;
using SchemaRunner.EngineTests.CommandLine;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

/// <summary>A database that is in use is adopted: what it holds is recorded, and nothing of it is changed.</summary>
public abstract class BaselineContract : CommandLineContract
{
    private const string InUse =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO t VALUES (1, 'a'), (2, 'b'); CREATE INDEX t_n ON t (n);";

    [Fact]
    public async Task Baseline_DatabaseInUse_CountsScriptsAsAppliedAndUpGoesOnAboveThem()
    {
        await Database.ExecuteAsync(InUse);
        AddScripts();

        var asked = await RefusedAsync(10, "baseline", "--at", "2");
        var adopted = await RefusedAsync(0, "baseline", "--at", "2", "--yes");
        var status = await RunAsync(0, "status");
        var up = await RunAsync(0, "up");
        var history = await RunAsync(0, "history", "--verify");

        ShouldMatch("baseline", asked, adopted, status, up, history, await RunAsync(0, "status"), await RunAsync(0, "verify"));
        (await Database.QueryAsync("SELECT COUNT(*) FROM t WHERE x IS NULL")).ShouldBe("2");
    }

    [Fact]
    public async Task Baseline_WhereItMakesNoSense_IsRefusedWithASentence()
    {
        AddScripts();
        await Database.ExecuteAsync("CREATE TABLE gone (id INTEGER PRIMARY KEY); DROP TABLE gone;");
        var empty = await RefusedAsync(10, "baseline", "--at", "2", "--yes");
        await Database.ExecuteAsync(InUse);
        var without = await RefusedAsync(2, "baseline");
        var unknown = await RefusedAsync(4, "baseline", "--at", "0022", "--yes");
        await RunAsync(0, "baseline", "--at", "1", "--yes");

        ShouldMatch("baseline-refused", empty, without, unknown, await RefusedAsync(10, "baseline", "--at", "2", "--yes"));
        (await Database.QueryAsync("SELECT COUNT(*) FROM schemarunner_journal")).ShouldBe("1");
    }

    [Fact]
    public async Task Down_BelowTheBaseline_IsRefusedAndChangesNothing()
    {
        await Database.ExecuteAsync(InUse);
        AddScripts();
        await RunAsync(0, "baseline", "--at", "2", "--yes");
        await RunAsync(0, "up");

        var below = await RefusedAsync(10, "down", "--to", "1");
        var steps = await RefusedAsync(10, "down", "--steps", "2");
        var down = await RunAsync(0, "down", "--to", "2");

        ShouldMatch("baseline-down", below, steps);
        down.Output.ShouldContain("0003 c (down)");
        (await Database.QueryAsync("SELECT COUNT(*) FROM t")).ShouldBe("2");
        (await RunAsync(0, "history", "--verify")).Output.ShouldContain("The chain of 4 events is whole.");
    }

    [Fact]
    public async Task Baseline_AtZero_LeavesEveryMigrationPending()
    {
        await Database.ExecuteAsync("CREATE TABLE before_us (id INTEGER PRIMARY KEY); INSERT INTO before_us VALUES (1);");
        AddScripts();

        var adopted = await RefusedAsync(0, "baseline", "--at", "0", "--yes");
        var again = await RefusedAsync(10, "baseline", "--at", "0", "--yes");
        var up = await RunAsync(0, "up");

        adopted.Output.ShouldContain("ADOPTED: no migration counts as applied;");
        adopted.Output.ShouldContain("3 pending, from 0001 a: 'schemarunner up' applies them.");
        again.Error.ShouldContain("SR217: ");
        up.Output.ShouldContain("3 phases committed");
        (await RunAsync(0, "history", "--verify")).Output.ShouldContain("The chain of 4 events is whole.");
        (await RunAsync(0, "verify")).Output.ShouldContain("Nothing found");
        (await RunAsync(0, "down", "--to", "0")).Output.ShouldContain("3 phases committed");
    }

    [Fact]
    public async Task Baseline_Json_HasWhatTheDatabaseHolds()
    {
        await Database.ExecuteAsync(InUse);
        AddScripts();

        var adopted = await RunAsync(0, "baseline", "--at", "0001", "--yes", "--output", "json");
        var status = await RunAsync(0, "status", "--output", "json");

        var report = JsonDocument.Parse(adopted.Output).RootElement;
        report.GetProperty("verdict").GetString().ShouldBe("baseline");
        var phase = report.GetProperty("phases").EnumerateArray().ShouldHaveSingleItem();
        var table = phase.GetProperty("tables").EnumerateArray().ShouldHaveSingleItem();
        table.GetProperty("nameAfter").GetString().ShouldBe("t");
        table.GetProperty("rowsAfter").GetInt64().ShouldBe(2);
        JsonDocument.Parse(status.Output).RootElement.EnumerateArray().Select(one => one.GetProperty("state").GetString())
            .ShouldBe(["baseline", "pending", "pending"]);
    }

    private void AddScripts()
    {
        Here.AddMigration("0001_a", "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);", "-- schemarunner:expect drop table t\nDROP TABLE t;");
        Here.AddMigration("0002_b", "CREATE INDEX t_n ON t (n);", "-- schemarunner:expect drop index t_n\nDROP INDEX t_n;");
        Here.AddMigration("0003_c", "ALTER TABLE t ADD COLUMN x TEXT;", "-- schemarunner:expect drop column t.x\nALTER TABLE t DROP COLUMN x;");
    }
}
