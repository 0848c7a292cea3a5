namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>Runs that go well.</summary>
public abstract class RunContract : CommandLineContract
{
    [Fact]
    public async Task Up_TwoPending_AppliesThemAndThenThereIsNothingToDo()
    {
        Here.AddMigration("0001_create_t", Create, "-- schemarunner:expect drop table t\nDROP TABLE t;");
        Here.AddMigration("0003_add_row", "-- schemarunner:expect rows t +1\nINSERT INTO t VALUES (3, 'c');", "SELECT 1;");

        var first = await RunAsync(0, "up");
        var second = await RunAsync(0, "up");
        var status = await RunAsync(0, "status", "--exit-code");
        var history = await RunAsync(0, "history", "--verify");
        var verify = await RunAsync(0, "verify");

        ShouldMatch("up", first, second, status, history, verify);
        (await Database.QueryAsync("SELECT COUNT(*) FROM t")).ShouldBe("3");
    }

    [Fact]
    public async Task UpDryRun_OnePending_ProvesItAndLeavesItPending()
    {
        Here.AddMigration("0001_create_t", Create, "DROP TABLE t;");

        var plan = await RunAsync(0, "plan");
        var rehearsed = await RefusedAsync(0, "up", "--dry-run");
        var pending = await RunAsync(1, "status", "--exit-code");

        ShouldMatch("dry-run", plan, rehearsed, pending);
    }

    [Fact]
    public async Task Down_StepsAndTargets_RevertsOnlyWhatWasAsked()
    {
        Here.AddMigration("0001_create_t", Create, "-- schemarunner:expect drop table t\nDROP TABLE t;");
        Here.AddMigration("0002_create_u", "CREATE TABLE u (id INTEGER PRIMARY KEY);", "-- schemarunner:expect drop table u\nDROP TABLE u;");
        await RunAsync(0, "up");

        var untold = await RefusedAsync(2, "down");
        var one = await RunAsync(0, "down", "--steps", "1");
        var all = await RunAsync(0, "down", "--to", "0");
        var none = await RunAsync(0, "down", "--to", "0");

        ShouldMatch("down", untold, one, all, none);
        (await Database.DumpAsync()).ShouldNotContain("CREATE TABLE");
    }

    [Fact]
    public async Task Up_CrlfBomUnicodeAndSpaces_AreTakenAsTheyAre()
    {
        Here.Write("my scripts/up/0001_größe und maß.sql", "\uFEFF-- schemarunner:irreversible a test\r\nCREATE TABLE \"Größe 量\" (\"id\" INTEGER PRIMARY KEY, \"naïve name\" TEXT);\r\nINSERT INTO \"Größe 量\" VALUES (1, 'é → ü');\r\n");

        var result = await RunAsync(0, "up", "--migrations", "my scripts");
        Here.Write("my scripts/up/0001_größe und maß.sql", Here.Read("my scripts/up/0001_größe und maß.sql").ReplaceLineEndings("\n"));
        var withoutCr = await RunAsync(0, "status", "--migrations", "my scripts");

        ShouldMatch("unicode", result, withoutCr);
        (await Database.QueryAsync("SELECT \"naïve name\" FROM \"Größe 量\"")).ShouldBe("é → ü");
    }

    [Fact]
    public async Task UpQuiet_OnePending_HasNoProgressAndTheWholeResult()
    {
        Here.AddMigration("0001_create_t", Create);

        var result = await RunAsync(0, "up", "--quiet");

        result.Error.ShouldBeEmpty();
        result.Output.ShouldContain("VERIFIED: 1 phase committed");
        result.Output.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task Up_Redirected_KeepsWithinEightyColumnsWithoutColours()
    {
        Here.AddMigration($"0001_{new string('n', 90)}", $"CREATE TABLE {new string('x', 60)} (id INTEGER PRIMARY KEY);");
        Here.Variables["TERM"] = "xterm-256color";

        var up = await RunAsync(0, "up");
        var status = await RunAsync(0, "status");
        var history = await RunAsync(0, "history");

        var lines = (up.Output + status.Output + history.Output).Split('\n');
        lines.ShouldAllBe(line => line.Length <= 80);
        lines.ShouldAllBe(line => !line.Contains('\u001b'));
    }
}
