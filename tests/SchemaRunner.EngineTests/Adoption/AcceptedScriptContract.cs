using System.Text.Json;
using SchemaRunner.EngineTests.CommandLine;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Adoption;

/// <summary>Scripts that were changed after they were applied are accepted, and what never ran is said to have never run.</summary>
public abstract class AcceptedScriptContract : CommandLineContract
{
    private const string Accept = "repair --checksums --reason";

    [Fact]
    public async Task Repair_ScriptAppliedEmptyAndFilledIn_SaysThatNothingOfItRan()
    {
        await FillInAsync();

        var stopped = await RefusedAsync(4, "up");
        var asked = await RefusedAsync(10, [.. Accept.Split(' '), "filled in after the run"]);
        var accepted = await RefusedAsync(0, [.. Accept.Split(' '), "filled in after the run", "--yes"]);
        var history = await RunAsync(0, "history", "--verify");

        ShouldMatch(
            "accepted-script", stopped, asked, accepted, await RunAsync(0, "status"), await RunAsync(0, "up"), await RunAsync(0, "verify"), history,
            await RefusedAsync(0, [.. Accept.Split(' '), "again", "--yes"]));
        accepted.SteadyOutput.ShouldContain("2 statements never ran here");
        await Should.ThrowAsync<Exception>(() => Database.ExecuteAsync("SELECT x FROM t"));
    }

    [Fact]
    public async Task Repair_ScriptAppliedEmptyMarkedAsReverted_RunsWithTheNextUp()
    {
        await FillInAsync();

        await RefusedAsync(0, "repair", "--mark", "reverted", "2", "--reason", "it was empty", "--yes");
        await RunAsync(0, "up");

        (await Database.QueryAsync("SELECT COUNT(x) FROM t")).ShouldBe("0");
        (await RunAsync(0, "verify")).Output.ShouldContain("Nothing found");
        (await RunAsync(0, "history", "--verify")).Output.ShouldContain("The chain of 4 events is whole.");
    }

    [Fact]
    public async Task Repair_StatementsChangedTwice_AreComparedWithThoseThatRan()
    {
        Here.AddMigration("0001_a", Create + "CREATE INDEX t_n ON t (n);\n", "-- schemarunner:expect drop table t\nDROP TABLE t;");
        await RunAsync(0, "up");
        var script = Here.Read("migrations/up/0001_a.sql");
        Here.Write("migrations/up/0001_a.sql", script.Replace("CREATE INDEX t_n", "CREATE UNIQUE INDEX t_n", StringComparison.Ordinal));
        await RunAsync(0, [.. Accept.Split(' '), "unique by now", "--yes"]);
        Here.Write("migrations/up/0001_a.sql", "-- as it ran\n" + script);

        var accepted = await RunAsync(0, [.. Accept.Split(' '), "and back", "--yes", "--output", "json"]);
        var history = await RunAsync(0, "history", "--output", "json");

        var document = JsonDocument.Parse(accepted.Output).RootElement.EnumerateArray().ShouldHaveSingleItem();
        document.GetProperty("hasNeverRun").GetBoolean().ShouldBeFalse();
        document.GetProperty("meaning").EnumerateArray().Single().GetString()
            .ShouldBe("the statements are those that ran: only comments, directives or white space differ");
        var events = JsonDocument.Parse(history.Output).RootElement.EnumerateArray().Skip(1).ToList();
        events.Select(one => one.GetProperty("reason").GetString()).ShouldBe(["unique by now", "and back"]);
        events[0].GetProperty("difference").GetString().ShouldBe("line 3:\n  - CREATE INDEX t_n ON t (n);\n  + CREATE UNIQUE INDEX t_n ON t (n);");
        events[1].GetProperty("checksum").GetString().ShouldBe(document.GetProperty("checksum").GetString());
    }

    [Fact]
    public async Task Repair_StructureDriftedMeanwhile_IsStillDriftAfterwards()
    {
        await FillInAsync();
        await Database.ExecuteAsync("ALTER TABLE t RENAME COLUMN n TO name;");

        await RunAsync(0, [.. Accept.Split(' '), "filled in after the run", "--yes"]);

        (await RunAsync(1, "verify")).Output.ShouldContain("t.n: gone since the journal recorded it");
    }

    private async Task FillInAsync()
    {
        Here.AddMigration("0001_a", Create, "-- schemarunner:expect drop table t\nDROP TABLE t;");
        await RunAsync(0, "new", "add x");
        await RunAsync(0, "up");
        Here.Write(
            "migrations/up/0002_add_x.sql",
            Here.Read("migrations/up/0002_add_x.sql") + "ALTER TABLE t ADD COLUMN x TEXT;\nCREATE INDEX t_x ON t (x);\n");
    }
}
