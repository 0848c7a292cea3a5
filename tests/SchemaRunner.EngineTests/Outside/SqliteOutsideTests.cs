using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Outside;

public sealed class SqliteOutsideTests : IAsyncLifetime
{
    private OutsideScripts here = null!;

    public async ValueTask InitializeAsync()
    {
        here = new OutsideScripts(await SqliteTestDatabase.CreateAsync());
        here.AddPlain("1_table", """
            CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT);
            CREATE TABLE line (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer (id));
            CREATE VIEW emails AS SELECT email FROM customer;
            INSERT INTO customer VALUES (1, 'a'), (2, 'b'), (3, 'c');
            INSERT INTO line VALUES (10, 1), (11, 2);
            DELETE FROM customer WHERE id = 3;
            """);
        (await here.RunAsync("up")).ShouldExitWith(0);
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task Up_VacuumAndJournalMode_RunAndEveryTableIsCompared()
    {
        var before = await here.Database.DumpAsync();
        here.Add("2_maintenance", "PRAGMA auto_vacuum = FULL;\nVACUUM;\nPRAGMA journal_mode = WAL;", "PRAGMA journal_mode = DELETE;");
        here.AddPlain("3_more", "-- schemarunner:expect rows line +1\nINSERT INTO line VALUES (12, 1);");

        var up = (await here.RunAsync("up")).ShouldExitWith(0);

        up.Output.ShouldContain("VERIFIED: 2 phases committed");
        up.Output.ShouldNotContain("somebody else wrote");
        (await here.Database.QueryAsync("PRAGMA journal_mode")).ShouldBe("wal");
        (await here.Database.QueryAsync("PRAGMA auto_vacuum")).ShouldBe("1");
        (await here.Database.DumpAsync()).ShouldBe(before.Replace("(11,2);\n", "(11,2);\nINSERT INTO line VALUES(12,1);\n"));
        (await here.RunAsync("report", "last", "--format", "markdown")).ShouldExitWith(0).Output.ShouldContain("2 tables read");
        (await here.RunAsync("verify")).ShouldExitWith(0);
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied", "3 applied"]);
    }

    [Fact]
    public async Task Up_StatementThatFails_IsIncompleteAndGoesOnThere()
    {
        here.Add("2_rows", "VACUUM;\nINSERT INTO customers VALUES (4, 'd');");
        var failed = (await here.RunAsync("up")).ShouldExitWith(7);
        failed.Error.ShouldContain("2_rows.sql:4:13: no such table: customers");
        failed.Error.ShouldContain("statement 1 of 2 is done and stays, statement 2 was not completed");

        here.Add("2_rows", "VACUUM;\nINSERT INTO customer VALUES (4, 'd');");
        var undeclared = (await here.RunAsync("up")).ShouldExitWith(7);
        undeclared.Error.ShouldContain("SR406: ");
        undeclared.Output.ShouldContain("expect rows customer +1");

        here.Add("2_rows", "-- schemarunner:expect rows customer +1\nVACUUM;\nINSERT INTO customer VALUES (4, 'd');");
        (await here.RunAsync("up")).ShouldExitWith(0);
        (await here.Database.QueryAsync("SELECT count(*) FROM customer")).ShouldBe("3");
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied"]);
    }

    [Fact]
    public async Task Up_ParentsDeleted_IsAMismatchOfTheOrphans()
    {
        here.Add("2_rows", "-- schemarunner:expect rows customer -1\nDELETE FROM customer WHERE id = 1;");

        var failed = (await here.RunAsync("up")).ShouldExitWith(7);

        failed.Output.ShouldContain("expect orphans line(customer_id) 1");
        (await here.Database.QueryAsync("SELECT count(*) FROM line")).ShouldBe("2");
    }

    [Fact]
    public async Task Kill_DuringAStatement_LeavesWhatWasDoneAndTheNextRunKnows()
    {
        here.Add("2_rows", """
            CREATE TABLE extra (id INTEGER PRIMARY KEY);
            INSERT INTO extra WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
            """);
        await using var killed = here.Start("up", "--verbose");
        await killed.WaitForLineAsync("statement 2 of 2");

        await killed.KillAsync();

        here.Add("2_rows", "CREATE TABLE extra (id INTEGER PRIMARY KEY);\nINSERT INTO extra VALUES (1);");
        var next = (await here.RunAsync("up")).ShouldExitWith(0);
        next.Output.ShouldContain("ended without saying what became of statement 2: it may have run, and was run again");
        (await here.Database.QueryAsync("SELECT count(*) FROM extra")).ShouldBe("1");
        (await here.HistoryAsync()).ShouldBe(["1 applied", "2 incomplete", "2 applied"]);
    }
}
