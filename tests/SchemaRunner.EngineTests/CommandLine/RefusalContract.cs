using SchemaRunner.Engines;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>Runs that are refused or fail: exit code, words, and that nothing changed.</summary>
public abstract class RefusalContract : CommandLineContract
{
    [Fact]
    public async Task Up_FaultyScripts_ListsEveryFaultAndRunsNothing()
    {
        Here.AddMigration("0001_a", "-- schemarunner:exspect rows t +1\nSELECT 1;", "SELECT 1;");
        Here.AddMigration("1_again", "SELECT 1;", "SELECT 1;");
        Here.AddMigration("0002_b", "BEGIN;\nSELECT 1;\nCOMMIT;", "SELECT 'never closed");
        Here.AddMigration("0003_c", "SELECT 1;\nVACUUM;", "SELECT 1;");
        Here.Write("migrations/up/0004_d.sql", "SELECT 1;");
        Here.Write("migrations/down/0005_e.sql", "SELECT 1;");

        var result = await RefusedAsync(4, "up");

        ShouldMatch("faulty-scripts", result);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_SqlErrorInSecondStatementOfALine_PointsAtItsPlace()
    {
        await CreateTAsync();
        Here.AddMigration("0002_b", "SELECT 1; UPDATE t SET missing = 2;", "SELECT 1;");

        var result = await RefusedAsync(5, "up");
        var history = await RunAsync(0, "history", "--verify");

        ShouldMatch("sql-error", result, history);
        result.Error.ShouldContain("migrations/up/0002_b.sql:1:24: ");
        var lines = result.Error.Split('\n');
        var caret = Array.FindIndex(lines, line => line.EndsWith('^'));
        lines[caret - 1][lines[caret].IndexOf('^')..].ShouldStartWith("missing");
    }

    [Fact]
    public async Task Up_Mismatch_PrintsDirectivesThatLetTheNextRunPass()
    {
        await CreateTAsync();
        await Database.ExecuteAsync("INSERT INTO u VALUES (1)");
        const string script = "DELETE FROM u;\nUPDATE t SET n = 'z' WHERE id = 1;\nDROP INDEX t_n;\n";
        Here.AddMigration("0002_b", script, "SELECT 1;");

        var refused = await RefusedAsync(6, "up");
        var directives = refused.Output.Split('\n').Where(line => line.StartsWith("-- schemarunner:", StringComparison.Ordinal)).ToList();
        Here.AddMigration("0002_b", string.Join('\n', directives) + "\n" + script, "SELECT 1;");
        var passed = await RunAsync(0, "up");

        ShouldMatch("mismatch", refused, passed);
        directives.ShouldNotBeEmpty();
        (await Database.QueryAsync("SELECT n FROM t WHERE id = 1")).ShouldBe("z");
        (await Database.QueryAsync("SELECT COUNT(*) FROM u")).ShouldBe("0");
    }

    [Fact]
    public async Task Up_AssertionNotTrue_SaysWhatItReturned()
    {
        await CreateTAsync();
        Here.AddMigration("0002_b", "-- schemarunner:assert SELECT COUNT(*) = 5 FROM t\nSELECT 1;", "SELECT 1;");

        ShouldMatch("assertion", await RefusedAsync(6, "up"));
    }

    [Fact]
    public async Task Up_AppliedScriptWasChanged_ShowsTheDifference()
    {
        await CreateTAsync();
        Here.Write("migrations/up/0001_create_t.sql", Here.Read("migrations/up/0001_create_t.sql").Replace("n TEXT", "n TEXT NOT NULL", StringComparison.Ordinal));
        Here.AddMigration("0002_b", "SELECT 1;", "SELECT 1;");

        ShouldMatch(
            "changed-script", await RefusedAsync(4, "up"), await RefusedAsync(4, "plan"), await RunAsync(0, "status"),
            await RefusedAsync(1, "verify"));
    }

    [Fact]
    public async Task Up_AppliedScriptIsGone_SaysWhereItsTextIs()
    {
        await CreateTAsync();
        Here.Delete("migrations/up/0001_create_t.sql");
        Here.Delete("migrations/down/0001_create_t.sql");
        var history = await RunAsync(0, "history", "--output", "json");
        Here.AddMigration("0002_b", "SELECT 1;", "SELECT 1;");

        ShouldMatch("missing-script", await RefusedAsync(4, "up"), await RunAsync(0, "status"), await RefusedAsync(1, "verify"));
        history.Output.ShouldContain("CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);\\n");
    }

    [Fact]
    public async Task Up_LateLowerNumber_IsRefused()
    {
        await CreateTAsync("0002_create_t");
        Here.AddMigration("0001_late", "SELECT 1;", "SELECT 1;");

        ShouldMatch("late-number", await RefusedAsync(4, "up"), await RunAsync(0, "status"), await RefusedAsync(1, "verify"));
    }

    [Fact]
    public async Task Up_TargetThatDoesNotExist_NamesANearOne()
    {
        Here.AddMigration("0001_create_t", Create, "DROP TABLE t;");

        ShouldMatch(
            "target", await RefusedAsync(4, "up", "--to", "0007"), await RefusedAsync(4, "plan", "--to", "7"),
            await RefusedAsync(4, "down", "--to", "7"), await RefusedAsync(4, "report", "last"));
    }

    [Fact]
    public async Task Up_DatabaseInUseWithoutJournal_IsRefused()
    {
        await Database.ExecuteAsync("CREATE TABLE invoice (id INTEGER PRIMARY KEY);");
        Here.AddMigration("0001_create_t", Create, "DROP TABLE t;");

        ShouldMatch("no-journal", await RefusedAsync(10, "up"), await RefusedAsync(10, "up", "--output", "json"));
    }

    [Fact]
    public async Task Down_Irreversible_IsRefused()
    {
        Here.AddMigration("0001_create_t", Create);
        await RunAsync(0, "up");

        ShouldMatch("irreversible", await RefusedAsync(10, "down", "--to", "0"));
    }

    [Fact]
    public async Task Up_StructureWasChangedByHand_StopsUntilDriftIsAllowed()
    {
        await CreateTAsync();
        await Database.ExecuteAsync("ALTER TABLE t RENAME COLUMN n TO name; CREATE TABLE added (id INTEGER PRIMARY KEY, x TEXT);");
        Here.AddMigration("0002_b", "SELECT 1;", "SELECT 1;");

        ShouldMatch("drift", await RefusedAsync(1, "verify"), await RefusedAsync(1, "up"), await RunAsync(0, "up", "--allow-drift"));
    }

    [Fact]
    public async Task Verify_Orphan_NamesItsKey()
    {
        Here.AddMigration(
            "0001_a",
            """
            -- schemarunner:expect orphans child(parent_id) 1
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER);
            INSERT INTO child VALUES (5, 77);
            """ + ForeignKey);
        await RunAsync(0, "up");

        ShouldMatch("orphan", await RefusedAsync(1, "verify"));
    }

    [Fact]
    public async Task HistoryVerify_EditedJournal_NamesTheEvent()
    {
        await CreateTAsync();
        await Database.ExecuteAsync("UPDATE schemarunner_journal SET applied_by = 'somebody' WHERE event_id = 1");

        var history = await RunAsync(1, "history", "--verify");
        var verify = await RunAsync(1, "verify");

        ShouldMatch("edited-journal", history, verify);
    }

    [Fact]
    public async Task Up_AnotherRunIsUnderWay_WaitsAndSaysWhoseItIs()
    {
        Here.AddMigration("0001_a", "SELECT 1;", "SELECT 1;");
        var owner = new LockOwner("abcdef", "elsewhere", 42, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var held = await Database.CreateEngine().AcquireRunLockAsync(
            owner, TimeSpan.Zero, _ => { }, TestContext.Current.CancellationToken);

        var result = await RefusedAsync(8, "up", "--lock-timeout", "300ms");

        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("waiting for the run lock: run abcdef on elsewhere, pid 42, since 2026-01-02 03:04:05Z\n");
        result.Error.ShouldMatch(@"SR503: another run holds the run lock after 0\.\d s: run abcdef on elsewhere, pid 42");
        result.Error.TrimEnd().ShouldEndWith("hint: wait for it to end, or raise --lock-timeout; the lock goes when its process goes");
    }

    /// <summary>Adds the key from child to parent, also where there is an orphan.</summary>
    protected abstract string ForeignKey { get; }

    private Task<CliResult> CreateTAsync(string name = "0001_create_t")
    {
        Here.AddMigration(name, Create + "CREATE INDEX t_n ON t (n);\nCREATE TABLE u (id INTEGER PRIMARY KEY);\n", "-- schemarunner:expect drop table t\nDROP TABLE t;");
        return RunAsync(0, "up");
    }
}
