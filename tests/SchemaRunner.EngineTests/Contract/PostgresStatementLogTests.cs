using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

public sealed class PostgresStatementLogTests
{
    private const string Schema = """
        CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL, age integer);
        CREATE TABLE invoice (id integer PRIMARY KEY, customer_id integer REFERENCES customer (id));
        CREATE TABLE stock (id integer PRIMARY KEY, amount integer);
        CREATE TABLE bystander (id integer PRIMARY KEY);
        """;

    private const string Data = """
        -- schemarunner:expect rows customer +1000
        -- schemarunner:expect rows stock +2
        INSERT INTO customer SELECT i, 'name ' || i, i % 90 FROM generate_series(1, 1000) i;
        INSERT INTO stock VALUES (1, 5), (2, 6);
        """;

    private const string Script = """
        -- schemarunner:expect alter customer.age
        -- schemarunner:expect change customer.name
        -- schemarunner:expect rows stock +2
        SET LOCAL work_mem = '8MB';
        UPDATE customer SET name = upper(name);
        CREATE INDEX customer_name ON customer (name);
        ALTER TABLE customer ALTER COLUMN age TYPE bigint;
        UPDATE customer SET name = upper(name);
        COPY stock FROM stdin;
        3	7
        4	8
        \.
        DO $$
        BEGIN
          PERFORM 1 FROM invoice FOR UPDATE;
          EXECUTE 'ALTER TABLE inv' || 'oice ADD COLUMN note text';
          CREATE TABLE made (id integer);
          TRUNCATE made;
        END $$;
        SELECT count(*) FROM customer;
        CREATE FUNCTION twice(i integer) RETURNS integer LANGUAGE sql
        BEGIN ATOMIC
          SELECT i; SELECT 2 * i;
        END;
        """;

    [Fact]
    public async Task Up_EachLock_IsToldAtTheStatementThatTookItFirst()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var phase = (await UpAsync(database)).Phases[^1];

        var locks = phase.Statements.Select(s => string.Join("; ", s.Locks.Select(l => $"{l.Table} {l.Mode}")));
        locks.ShouldBe(
        [
            "",
            "customer ROW EXCLUSIVE",
            "customer SHARE",
            "",
            "",
            "stock ROW EXCLUSIVE",
            "invoice ACCESS EXCLUSIVE; invoice ROW SHARE",
            "",
            "",
        ]);
        phase.Statements.SelectMany(s => s.Rewritten.Select(table => (s.Number, table))).ShouldBe([(4, "customer")]);
        phase.Statements.Select(s => s.Rows).ShouldBe([null, 1000, null, null, 1000, null, null, null, null]);
    }

    [Fact]
    public async Task Up_WriteAheadLog_GrowsWithWhatStatementsWrite()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var statements = (await UpAsync(database)).Phases[^1].Statements;

        statements.ShouldAllBe(s => s.WalBytes >= 0);

        // a thousand new versions of rows; what others on the server write comes on top
        statements[1].WalBytes!.Value.ShouldBeGreaterThan(50_000);
        statements[5].WalBytes!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Up_ClosedTables_AreThoseThatOthersWereKeptFrom()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var phase = (await UpAsync(database)).Phases[^1];

        phase.Closed.Select(c => c.Table).ShouldBe(["customer", "invoice", "bystander", "stock"]);
        var end = phase.Steps[^1].StartMilliseconds + phase.Steps[^1].Milliseconds;
        var (customer, invoice, stock) = (phase.Closed[0], phase.Closed[1], phase.Closed[3]);
        customer.WritersMilliseconds.ShouldBe(end, 0.001);
        customer.ReadersMilliseconds.ShouldBe(end, 0.001);
        invoice.WritersMilliseconds.ShouldBe(end, 0.001);
        invoice.ReadersMilliseconds.ShouldBe(end - phase.Statements[6].StartMilliseconds, 0.001);
        stock.ReadersMilliseconds.ShouldBe(0);

        // what the script says it alters is closed at once; what it does not say, when it does
        phase.Locks.ShouldContain(new TakenLock("customer", "ACCESS EXCLUSIVE", LockEffect.Everyone));
        phase.Locks.ShouldContain(new TakenLock("invoice", "SHARE ROW EXCLUSIVE", LockEffect.Writers));
    }

    [Fact]
    public async Task Up_Steps_FollowOneAnotherAndHoldTheStatements()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var phase = (await UpAsync(database)).Phases[^1];

        phase.Steps.Select(s => s.Step).ShouldBe([PhaseStep.Begin, PhaseStep.SnapshotBefore, PhaseStep.Script, PhaseStep.SnapshotAfter]);
        foreach (var (step, next) in phase.Steps.Zip(phase.Steps.Skip(1)))
            next.StartMilliseconds.ShouldBe(step.StartMilliseconds + step.Milliseconds, 0.001);
        var script = phase.Steps[2];
        phase.Statements.ShouldAllBe(s => s.StartMilliseconds >= script.StartMilliseconds
            && s.StartMilliseconds + s.Milliseconds <= script.StartMilliseconds + script.Milliseconds);
    }

    [Fact]
    public async Task Up_RoleAndNamesOfTheScript_DoNotReachTheQuestion()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();
        var report = await UpAsync(database, """
            CREATE SCHEMA trap;
            CREATE FUNCTION trap.lie(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'called'; END $$;
            CREATE OPERATOR trap.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trap.lie);
            CREATE FUNCTION trap.pg_lock_status() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'called'; END $$;
            CREATE ROLE log_nobody NOLOGIN;
            GRANT USAGE ON SCHEMA trap TO log_nobody;
            SET LOCAL search_path = trap, pg_catalog;
            SET LOCAL ROLE log_nobody;
            SET LOCAL work_mem = '8MB';
            RESET ROLE;
            DROP SCHEMA trap CASCADE;
            LOCK TABLE public.bystander IN EXCLUSIVE MODE;
            DROP ROLE log_nobody;
            """);

        report.Phases[^1].Statements[^2].Locks.ShouldContain(new TakenLock("bystander", "EXCLUSIVE", LockEffect.Writers));
    }

    [Fact]
    public async Task Up_RefusedBehindOthers_HasItsPlaceAndWhatWasLockedBeforeIt()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            UpAsync(database, "LOCK TABLE invoice IN EXCLUSIVE MODE;\nALTER TABLE invoice\n  ADD COLUMN b nonsense;"));

        failure.Report.Problem!.Message.ShouldStartWith("up/3_script.sql:4:16: type \"nonsense\" does not exist");
        var statements = failure.Report.Phases[^1].Statements;
        statements.Select(s => s.Number).ShouldBe([1, 2]);
        statements[0].Locks.ShouldContain(new TakenLock("invoice", "EXCLUSIVE", LockEffect.Writers));
        failure.Report.Phases[^1].Closed[0].Table.ShouldBe("invoice");
    }

    [Fact]
    public async Task Up_FirstStatementRefused_HasItsPlace()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(UpAsync(database, "UPDATE invoice\nSET nothing = 1;"));

        failure.Report.Problem!.Message.ShouldStartWith("up/3_script.sql:3:5: column \"nothing\"");
    }

    [Fact]
    public async Task Up_LocksMayNotBeAsked_RunsWithoutThem()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();
        await database.ExecuteAsync("REVOKE EXECUTE ON FUNCTION pg_catalog.pg_lock_status() FROM PUBLIC");

        var phase = (await UpAsync(database)).Phases[^1];

        phase.Verdict.ShouldBe(Verdict.Verified);
        phase.Statements.ShouldAllBe(s => s.Locks.Count == 0 && s.WalBytes == null);
        phase.Statements[1].Rows.ShouldBe(1000);
    }

    [Fact]
    public async Task Up_ManyInserts_TellsTheLogOfWritesOfEach()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();
        var inserts = string.Join('\n', Enumerable.Range(10, 1_500).Select(i => $"INSERT INTO stock VALUES ({i}, 1);"));

        var statements = (await UpAsync(database, "-- schemarunner:expect rows stock +1500\n" + inserts)).Phases[^1].Statements;

        statements.Count.ShouldBe(1_001);
        statements[0].Locks.ShouldHaveSingleItem().ShouldBe(new TakenLock("stock", "ROW EXCLUSIVE", LockEffect.None));
        statements.Skip(1).ShouldAllBe(s => s.Locks.Count == 0);
        statements.ShouldAllBe(s => s.WalBytes > 0);
        statements[^1].Rows.ShouldBe(500);
    }

    private static Task<Report> UpAsync(ITestDatabase database, string script = Script) => new TestScripts(
        ("up/1_schema.sql", Schema), ("up/2_data.sql", Data), ("up/3_script.sql", script)).On(database.CreateEngine()).UpAsync();
}
