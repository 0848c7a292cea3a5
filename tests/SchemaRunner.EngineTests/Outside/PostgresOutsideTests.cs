using System.Text.Json;
using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Outside;

public sealed class PostgresOutsideTests : IAsyncLifetime
{
    private const string Table = """
        CREATE TABLE customer (id integer PRIMARY KEY, email text, name text);
        INSERT INTO customer SELECT n, 'c' || n || '@example.org', 'name ' || n FROM generate_series(1, 200) n;
        """;

    private const string UniqueEmail = "CREATE UNIQUE INDEX CONCURRENTLY customer_email ON customer (email);";

    private OutsideScripts here = null!;

    public async ValueTask InitializeAsync()
    {
        here = new OutsideScripts(await PostgresTestDatabase.CreateAsync());
        here.AddPlain("1_table", Table);
        (await here.RunAsync("up")).ShouldExitWith(0);
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task Up_IndexBuiltConcurrently_IsAppliedVerifiedAndRevertedTheSameWay()
    {
        var before = await here.Database.DumpAsync();
        here.Add("2_index", $"VACUUM customer;\n{UniqueEmail}\nANALYZE customer;",
            "-- schemarunner:expect drop index customer_email\nDROP INDEX CONCURRENTLY customer_email;");

        var up = (await here.RunAsync("up")).ShouldExitWith(0);

        up.Output.ShouldContain("VERIFIED: 1 phase committed");
        up.Output.ShouldContain("1 more table not written by any statement of the script");
        (await IsValidAsync("customer_email")).ShouldBe("True");
        (await here.RunAsync("verify")).ShouldExitWith(0);
        (await here.RunAsync("down", "--to", "1", "--yes")).ShouldExitWith(0);
        (await here.Database.DumpAsync()).ShouldBe(before);
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied", "2 incomplete", "2 reverted"]);
    }

    [Fact]
    public async Task Up_IndexWaitsForATransaction_IsTriedAgainAfterItsOwnLeftoverIsDropped()
    {
        here.Add("2_index", $"VACUUM customer;\n{UniqueEmail}");
        var open = new NpgsqlConnection(here.Database.ConnectionString);
        await open.OpenAsync();
        await using (var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; UPDATE customer SET name = 'x' WHERE id = 7", open))
            await begin.ExecuteNonQueryAsync();

        await using var up = here.Start("up", "--lock-timeout", "500ms", "--retries", "20");
        await up.WaitForLineAsync("retry 2 of 20 in ");
        await open.DisposeAsync();

        var ended = (await up.EndAsync()).ShouldExitWith(0);
        ended.Output.ShouldContain("2 try 1 of 20 was stopped");
        ended.Output.ShouldContain("VERIFIED: 1 phase committed");
        (await IsValidAsync("customer_email")).ShouldBe("True");
        (await here.RunAsync("verify")).ShouldExitWith(0);
    }

    [Fact]
    public async Task Up_TransactionThatDoesNotEnd_IsIncompleteAfterTheLastTry()
    {
        here.Add("2_index", UniqueEmail);
        await using var open = new NpgsqlConnection(here.Database.ConnectionString);
        await open.OpenAsync();
        await using (var begin = new NpgsqlCommand("BEGIN; UPDATE customer SET name = 'x' WHERE id = 7", open)) await begin.ExecuteNonQueryAsync();

        var stopped = (await here.RunAsync("up", "--lock-timeout", "300ms", "--retries", "2")).ShouldExitWith(7);

        stopped.Error.ShouldContain("SR504: ");
        stopped.Error.ShouldContain("tried 2 times");
        (await here.RunAsync("status")).ShouldExitWith(0).Output.ShouldContain("2 is incomplete");
    }

    [Fact]
    public async Task Up_DuplicatesUnderAUniqueIndex_IsIncompleteAndGoesOnWhenTheyAreGone()
    {
        await here.Database.ExecuteAsync("INSERT INTO customer VALUES (1001, 'c7@example.org', 'again')");
        here.Add("2_index", $"CREATE INDEX CONCURRENTLY customer_name ON customer (name);\n{UniqueEmail}\nANALYZE customer;");

        var failed = (await here.RunAsync("up")).ShouldExitWith(7);

        failed.Error.ShouldContain("SR401: ");
        failed.Error.ShouldContain("2_index.sql:4:1: could not create unique index \"customer_email\" (SQLSTATE 23505)");
        failed.Error.ShouldContain("statement 1 of 3 is done and stays, statement 2 was not completed");
        failed.Error.ShouldContain("goes on there, or 'schemarunner repair --mark applied|reverted 2 --reason TEXT'");
        failed.Output.ShouldContain("INCOMPLETE: 2 index stopped at statement 2 of 3; nothing of it was rolled back.");
        failed.Output.ShouldContain("index customer_email is invalid: half built");
        (await IsValidAsync("customer_email")).ShouldBe("False");
        (await here.RunAsync("status")).ShouldExitWith(0).Output.ShouldContain("2 is incomplete");
        (await here.RunAsync("status", "--exit-code")).ShouldExitWith(1);
        (await here.RunAsync("plan")).ShouldExitWith(0).Output.ShouldContain("goes on at statement 2, outside a transaction");
        (await here.RunAsync("verify")).ShouldExitWith(1).Output.ShouldContain("SR213");
        (await here.RunAsync("down", "--to", "0", "--yes")).ShouldExitWith(4).Error.ShouldContain("SR213: version 2 (index) stopped at statement 2 of 3");

        await here.Database.ExecuteAsync("DELETE FROM customer WHERE id = 1001");
        var again = (await here.RunAsync("up")).ShouldExitWith(0);

        again.Output.ShouldContain("index public.customer_email, which the statement had left half built, was dropped");
        (await IsValidAsync("customer_email")).ShouldBe("True");
        (await IsValidAsync("customer_name")).ShouldBe("True");
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied"]);
        (await here.RunAsync("verify")).ShouldExitWith(0);
    }

    [Fact]
    public async Task Up_OthersInvalidIndex_IsNamedAndLeftAlone()
    {
        await here.Database.ExecuteAsync("INSERT INTO customer VALUES (1001, 'c7@example.org', 'again')");
        await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            here.Database.ExecuteAsync("CREATE UNIQUE INDEX CONCURRENTLY somebodys ON customer (email)"));
        here.Add("2_index", UniqueEmail);
        (await here.RunAsync("up", "--allow-drift")).ShouldExitWith(7);

        await here.Database.ExecuteAsync("DELETE FROM customer WHERE id = 1001");
        var again = (await here.RunAsync("up")).ShouldExitWith(0);

        again.Output.ShouldContain("index public.somebodys is invalid and none of this phase: it was left alone");
        (await IsValidAsync("somebodys")).ShouldBe("False");
        (await IsValidAsync("customer_email")).ShouldBe("True");
    }

    [Fact]
    public async Task Up_EarlierStatementEdited_IsRefusedAndTheFailedOneMayBe()
    {
        here.Add("2_index", "CREATE INDEX CONCURRENTLY customer_name ON customer (name);\nCREATE INDEX CONCURRENTLY nowhere ON customers (email);");
        (await here.RunAsync("up")).ShouldExitWith(7);

        here.Add("2_index", "CREATE INDEX CONCURRENTLY customer_name2 ON customer (name);\nCREATE INDEX CONCURRENTLY nowhere ON customer (email);");
        var refused = (await here.RunAsync("up")).ShouldExitWith(4);
        refused.Error.ShouldContain("statement 1, which has run, was changed since");
        refused.Error.ShouldContain("only statement 2 and those behind it may change");

        here.Add("2_index", "CREATE INDEX CONCURRENTLY customer_name ON customer (name);\nCREATE INDEX CONCURRENTLY nowhere ON customer (email);");
        (await here.RunAsync("up")).ShouldExitWith(0);
        (await here.RunAsync("up")).ShouldExitWith(0).Output.ShouldContain("Nothing to do");
        (await IsValidAsync("nowhere")).ShouldBe("True");
    }

    [Fact]
    public async Task Up_UndeclaredChange_IsIncompleteUntilItIsDeclared()
    {
        const string Drop = "DROP INDEX CONCURRENTLY customer_name;\nUPDATE customer SET name = upper(name);";
        await here.Database.ExecuteAsync("CREATE INDEX customer_name ON customer (name)");
        here.Add("2_drop", Drop);

        var failed = (await here.RunAsync("up", "--allow-drift")).ShouldExitWith(7);

        failed.Error.ShouldContain("SR406: ");
        failed.Error.ShouldContain("2 mismatches; the script ran outside a transaction, and nothing was rolled back");
        failed.Output.ShouldContain("expect drop index customer_name");
        failed.Output.ShouldContain("expect change customer.name");
        failed.Output.ShouldContain("INCOMPLETE: 2 drop ran to its end and changed what nobody declared");
        (await here.RunAsync("up")).ShouldExitWith(7);

        here.Add("2_drop", $"-- schemarunner:expect drop index customer_name\n-- schemarunner:expect change customer.name\n{Drop}");
        (await here.RunAsync("up")).ShouldExitWith(0);
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied"]);
    }

    [Theory]
    [InlineData("applied", "2 applied", 0)]
    [InlineData("reverted", "2 pending", 7)]
    public async Task Repair_OfAnIncompletePhase_EndsItAndKeepsTheReason(string mark, string state, int next)
    {
        here.Add("2_index", "CREATE INDEX CONCURRENTLY customer_name ON customers (name);");
        (await here.RunAsync("up")).ShouldExitWith(7);
        (await here.RunAsync("repair", "--mark", mark, "2", "--reason", "by hand")).ShouldExitWith(10).Error.ShouldContain("SR212");
        (await here.RunAsync("repair", "--mark", mark, "2", "--yes")).ShouldExitWith(2).Error.ShouldContain("repair needs a reason");
        (await here.RunAsync("repair", "--mark", mark, "3", "--reason", "by hand", "--yes")).ShouldExitWith(4).Error.ShouldContain("SR204");

        (await here.RunAsync("repair", "--mark", mark, "2", "--reason", "made by hand at noon", "--yes")).ShouldExitWith(0);

        (await StatesAsync()).ShouldBe(["1 applied", state]);
        (await here.RunAsync("history")).ShouldExitWith(0).Output.ShouldContain($"(marked as {mark}): made by hand at noon");
        (await here.RunAsync("report", "last", "--format", "markdown")).ShouldExitWith(0).Output.ShouldContain("made by hand at noon");
        (await here.RunAsync("repair", "--mark", mark, "2", "--reason", "again", "--yes")).ShouldExitWith(10).Error.ShouldContain("SR216");
        (await here.RunAsync("verify")).ShouldExitWith(0);
        (await here.RunAsync("up")).ShouldExitWith(next);
    }

    [Fact]
    public async Task DryRun_WithAPhaseOutside_IsRefusedAndNamesIt()
    {
        here.Add("2_index", UniqueEmail);

        var refused = (await here.RunAsync("up", "--dry-run")).ShouldExitWith(10);

        refused.Error.ShouldContain("SR215");
        refused.Error.ShouldContain("2_index.sql");
        (await here.HistoryAsync()).ShouldBe(["1 applied"]);
    }

    [Fact]
    public async Task Up_StatementsOfTheServer_RunOneByOne()
    {
        var name = $"made_{Environment.ProcessId}_{Guid.NewGuid():N}";
        here.Add("2_server", $"CREATE DATABASE {name};\nALTER SYSTEM SET log_min_duration_statement = '1h';\nALTER SYSTEM RESET log_min_duration_statement;\nDROP DATABASE {name};");

        (await here.RunAsync("up")).ShouldExitWith(0).Output.ShouldContain("VERIFIED");
    }

    [Fact]
    public async Task Up_DetachAndReindexConcurrently_AreVerified()
    {
        here.AddPlain("2_parts", """
            CREATE TABLE part (id integer PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE part_a PARTITION OF part FOR VALUES FROM (0) TO (100);
            CREATE TABLE part_b PARTITION OF part FOR VALUES FROM (100) TO (200);
            """);
        here.Add("3_parts", "-- schemarunner:expect drop partition part_a\nALTER TABLE part DETACH PARTITION part_a CONCURRENTLY;\nREINDEX TABLE CONCURRENTLY customer;");

        var result = await here.RunAsync("up");

        result.ShouldExitWith(0).Output.ShouldContain("VERIFIED: 2 phases committed");
    }

    [Fact]
    public async Task Report_OfAnIncompleteRun_IsWrittenFromTheJournalAlone()
    {
        here.Add("2_index", "ANALYZE customer;\nCREATE INDEX CONCURRENTLY customer_name ON customers (name);");
        (await here.RunAsync("up")).ShouldExitWith(7);

        var report = (await here.RunAsync("report", "last", "--format", "json")).ShouldExitWith(0);

        using var json = JsonDocument.Parse(report.Output);
        json.RootElement.GetProperty("verdict").GetString().ShouldBe("incomplete");
        var phase = json.RootElement.GetProperty("phases").EnumerateArray().ShouldHaveSingleItem();
        phase.GetProperty("outside").GetProperty("done").GetInt32().ShouldBe(1);
        phase.GetProperty("outside").GetProperty("begun").GetInt32().ShouldBe(2);
        phase.GetProperty("statements").GetArrayLength().ShouldBe(2);
        foreach (var format in (string[])["html", "markdown", "junit"])
            (await here.RunAsync("report", "last", "--format", format)).ShouldExitWith(0).Output.ShouldContain("customers");
    }

    private Task<string?> IsValidAsync(string index) =>
        here.Database.QueryAsync($"SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('{index}')");

    private async Task<IReadOnlyList<string>> StatesAsync()
    {
        using var json = JsonDocument.Parse((await here.RunAsync("status", "--output", "json")).ShouldExitWith(0).Output);
        return [.. json.RootElement.EnumerateArray().Select(s => $"{s.GetProperty("version").GetString()} {s.GetProperty("state").GetString()}")];
    }
}
