using System.Diagnostics;
using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresTouchTests
{
    private const string Schema = """
        CREATE TYPE mood AS ENUM ('ok', 'bad');
        CREATE TYPE pair AS (a int, b int);
        CREATE TABLE t (id int PRIMARY KEY, v text, n int DEFAULT 0, c varchar(10), at timestamp DEFAULT '2024-01-01');
        CREATE TABLE other (id int PRIMARY KEY, v text, t_id int REFERENCES t ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE log (line text);
        CREATE TABLE ruled (id int); CREATE TABLE ruled_to (id int);
        CREATE TABLE p (id int, k int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
        CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
        CREATE TABLE moods (m mood, ms mood[]); CREATE TABLE pairs (x pair);
        CREATE TABLE late (id int);
        CREATE SEQUENCE s;
        CREATE VIEW w AS SELECT id, v FROM t;
        CREATE MATERIALIZED VIEW mv AS SELECT id FROM t; CREATE UNIQUE INDEX ON mv (id);
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES ('x'); RETURN NULL; END $$;
        CREATE TRIGGER note AFTER UPDATE ON ruled_to FOR EACH STATEMENT EXECUTE FUNCTION note();
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note();
        CREATE RULE also AS ON INSERT TO ruled DO ALSO INSERT INTO ruled_to VALUES (NEW.id);
        INSERT INTO t VALUES (1, 'a'), (2, 'b'); INSERT INTO other VALUES (1, 'a', 1); INSERT INTO p VALUES (1, 1);
        INSERT INTO moods VALUES ('ok', '{bad}'); INSERT INTO pairs VALUES ((1, 2));
        """;

    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("INSERT INTO log VALUES ('a')", "log")]
    [InlineData("INSERT INTO log SELECT v FROM t", "log")]
    [InlineData("UPDATE t SET v = 'x' WHERE false", "t")]
    [InlineData("UPDATE w SET v = 'x'", "t")]
    [InlineData("DELETE FROM t WHERE id = 1", "t other")]
    [InlineData("DELETE FROM t WHERE id = 2", "t other")]
    [InlineData("UPDATE t SET v = 'x'", "t")]
    [InlineData("UPDATE t SET id = 3 WHERE id = 2", "t other")]
    [InlineData("MERGE INTO t USING (VALUES (9)) x (i) ON t.id = x.i WHEN NOT MATCHED THEN INSERT (id) VALUES (x.i)", "t")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", "t")]
    [InlineData("WITH d AS (DELETE FROM log RETURNING line) SELECT count(*) FROM d, t", "log")]
    [InlineData("INSERT INTO ruled VALUES (1)", "ruled ruled_to")]
    [InlineData("UPDATE ruled_to SET id = 1", "ruled_to log")]
    [InlineData("INSERT INTO late VALUES (1)", "late log")]
    [InlineData("INSERT INTO p VALUES (5, 2)", "p p2")]
    [InlineData("UPDATE p SET k = 2", "p p1 p2")]
    [InlineData("DELETE FROM p1", "p p1")]
    [InlineData("TRUNCATE p", "p p1 p2")]
    [InlineData("TRUNCATE log", "log")]
    [InlineData("TRUNCATE t CASCADE", "t other")]
    [InlineData("DROP TABLE log", "log")]
    [InlineData("DROP TABLE p1", "p p1")]
    [InlineData("DROP TABLE t CASCADE", "t")]
    [InlineData("CLUSTER t USING t_pkey", "t")]
    [InlineData("ALTER TABLE other SET UNLOGGED", "other")]
    [InlineData("ALTER TABLE t ALTER n TYPE bigint", "t")]
    [InlineData("ALTER TABLE t ADD x uuid DEFAULT gen_random_uuid()", "t")]
    [InlineData("ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'", "moods")]
    [InlineData("ALTER TYPE pair DROP ATTRIBUTE b", "pairs")]
    [InlineData("LOCK TABLE log IN EXCLUSIVE MODE", "log")]

    [InlineData("SELECT * FROM t JOIN other ON true FOR UPDATE", "")]
    [InlineData("ALTER TABLE t RENAME TO u", "")]
    [InlineData("ALTER TABLE t RENAME v TO w", "")]
    [InlineData("ALTER TABLE t ADD x int DEFAULT 7", "")]
    [InlineData("ALTER TABLE t DROP v CASCADE", "")]
    [InlineData("ALTER TABLE t ALTER c TYPE text", "")]
    [InlineData("ALTER TABLE t ALTER c TYPE varchar(10) COLLATE \"C\"", "")]
    [InlineData("LOCK TABLE log", "")]
    [InlineData("CREATE INDEX ON t (v)", "")]
    [InlineData("CREATE TABLE n AS SELECT * FROM t", "")]
    [InlineData("CREATE TEMPORARY TABLE n AS SELECT * FROM t", "")]
    [InlineData("ALTER TABLE other ADD FOREIGN KEY (id) REFERENCES t NOT VALID", "")]
    [InlineData("CREATE TABLE n (id int REFERENCES t)", "", "INSERT INTO n VALUES (1)")]
    [InlineData("ALTER TYPE mood ADD VALUE 'new' BEFORE 'ok'", "")]
    [InlineData("ALTER TABLE p DETACH PARTITION p1", "")]
    [InlineData("REFRESH MATERIALIZED VIEW mv", "")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY mv", "")]
    [InlineData("SELECT nextval('s'), setval('s', 10)", "")]
    [InlineData("SELECT lo_from_bytea(0, 'x')", "")]
    [InlineData("ANALYZE t", "")]
    [InlineData("COMMENT ON TABLE t IS 'x'", "", "GRANT SELECT ON t TO PUBLIC", "CREATE ROLE r_touch", "DROP ROLE r_touch")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "", "CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION note()")]
    [InlineData("CREATE DOMAIN d AS int CHECK (VALUE > 0)", "", "CREATE TABLE n (x d)", "ALTER DOMAIN d DROP CONSTRAINT d_check", "DROP DOMAIN d CASCADE")]
    [InlineData("ALTER TABLE t ENABLE ROW LEVEL SECURITY", "", "CREATE POLICY y ON t USING (true)", "ALTER TABLE t REPLICA IDENTITY FULL")]
    [InlineData("ALTER TABLE log ADD CONSTRAINT c CHECK (line <> '')", "", "CREATE STATISTICS st ON id, v FROM t", "ALTER TABLE t ALTER v SET STATISTICS 5")]
    [InlineData("CREATE SCHEMA app", "", "ALTER TABLE t SET SCHEMA app", "ALTER VIEW w RENAME TO w2", "DROP VIEW w2")]
    [InlineData("SAVEPOINT a", "", "DELETE FROM log", "ROLLBACK TO a")]
    [InlineData("DO $$ BEGIN DELETE FROM log; RAISE 'no'; EXCEPTION WHEN OTHERS THEN NULL; END $$", "")]
    [InlineData("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC", "", "CREATE PUBLICATION pub FOR TABLE t", "DROP PUBLICATION pub")]
    [InlineData("CREATE EXTENSION citext", "", "CREATE TABLE n (x citext)", "DROP EXTENSION citext CASCADE")]
    [InlineData("CREATE COLLATION y (locale = 'C')", "", "CREATE CAST (int AS mood) WITH INOUT", "CREATE TYPE r AS RANGE (subtype = int)")]
    [InlineData("CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'", "", "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e()", "CREATE TABLE n (id int GENERATED ALWAYS AS IDENTITY)", "DROP EVENT TRIGGER e")]
    [InlineData("CREATE FOREIGN DATA WRAPPER nothing", "", "CREATE SERVER far FOREIGN DATA WRAPPER nothing", "CREATE USER MAPPING FOR PUBLIC SERVER far")]
    [InlineData("CREATE TEXT SEARCH CONFIGURATION y (COPY = pg_catalog.simple)", "", "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)", "ALTER TABLE t OWNER TO postgres")]
    [InlineData("CREATE RULE r2 AS ON UPDATE TO log DO INSTEAD NOTHING", "", "DROP RULE r2 ON log", "ALTER TABLE other DROP CONSTRAINT other_t_id_fkey", "DROP INDEX mv_id_idx", "DROP MATERIALIZED VIEW mv")]
    [InlineData("ALTER DATABASE CURRENT_DB SET work_mem = '4MB'", "", "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)", "DROP SEQUENCE s")]
    public async Task ReadTouched_AfterStatements_IsExactlyWhatTheyCouldWrite(string first, string expected, params string[] more)
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var structure = await test.BeginAsync();
        foreach (var sql in (string[])[first, .. more]) await test.RunAsync(sql.Replace("CURRENT_DB", test.Database.Name));
        await test.Session.FinishScriptAsync(Token);

        var touched = await test.Session.ReadTouchedAsync(Token);

        touched.IsEverything.ShouldBeFalse(touched.Reason);
        structure.Tables.Where(t => touched.Contains(t.Id)).Select(t => t.Name)
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData("UPDATE pg_catalog.pg_class SET relname = 'u' WHERE relname = 't'", "pg_class")]
    [InlineData("UPDATE pg_catalog.pg_attribute SET atttypmod = 100 WHERE attname = 'c' AND attrelid = 't'::regclass", "pg_attribute")]
    [InlineData("UPDATE pg_catalog.pg_enum SET enumlabel = 'x' WHERE enumlabel = 'bad'", "pg_enum")]
    [InlineData("DELETE FROM pg_catalog.pg_constraint WHERE conname = 'other_t_id_fkey'", "pg_constraint")]
    public async Task ReadTouched_CatalogWrittenByHand_IsEverything(string sql, string catalog)
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        await test.BeginAsync();
        await test.RunAsync(sql);

        var touched = await test.Session.ReadTouchedAsync(Token);

        touched.IsEverything.ShouldBeTrue();
        touched.Reason!.ShouldContain(catalog);
    }

    [Fact]
    public async Task ReadTouched_CopyAndOwnTemporaryTables_CountOnlyTheCopy()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var structure = await test.BeginAsync();
        var t = structure.Tables.Single(x => x.Name == "t");
        var key = new ColumnScan(t.Columns[0]);
        var scan = new TableScan(t, [key], [.. t.Columns.Select(c => new ColumnScan(c))]);
        await test.Session.KeepRowsAsync([scan], Token);
        await test.Session.ScanAsync([scan], _ => { }, Token);
        await test.RunAsync("COPY log FROM stdin", "a\n");
        await test.Session.FinishScriptAsync(Token);
        await test.Session.ScanSurvivorsAsync([(scan, scan)], Token);

        var touched = await test.Session.ReadTouchedAsync(Token);

        structure.Tables.Where(x => touched.Contains(x.Id)).Select(x => x.Name).ShouldBe(["log"]);
    }

    [Fact]
    public async Task ReadTouched_WriterOutsideTheScope_IsNotTakenForOurs()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var structure = await test.Session.ReadStructureAsync(Token);
        await test.Session.BeginAsync([structure.Tables.Single(t => t.Name == "t")], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);
        await test.RunAsync("UPDATE t SET v = 'x'");
        await test.Database.ExecuteAsync("INSERT INTO log VALUES ('theirs'); TRUNCATE ruled");

        var touched = await test.Session.ReadTouchedAsync(Token);

        structure.Tables.Where(x => touched.Contains(x.Id)).Select(x => x.Name).ShouldBe(["t"]);
    }

    [Fact]
    public async Task ReadTouched_WriterOfALockedTable_WaitsUntilWeEnd()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        await test.BeginAsync();

        var writer = Should.ThrowAsync<Npgsql.PostgresException>(
            () => test.Database.ExecuteAsync("SET lock_timeout = '100ms'; INSERT INTO log VALUES ('theirs')"));

        (await writer).SqlState.ShouldBe("55P03");
    }

    [Fact]
    public async Task ReadTouched_EmptiedInPlaceInALaterPhase_IsTouchedThere()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var structure = await test.BeginAsync();
        await test.RunAsync("ALTER TABLE t ALTER n TYPE bigint");
        await test.Session.FinishScriptAsync(Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);
        await test.RunAsync("TRUNCATE t CASCADE");
        await test.Session.FinishScriptAsync(Token);

        var touched = await test.Session.ReadTouchedAsync(Token);

        touched.Contains(structure.Tables.Single(x => x.Name == "t").Id).ShouldBeTrue();
    }

    [Fact]
    public async Task ReadTouched_ScriptsSettings_DoNotMatterAndStay()
    {
        await using var test = await PostgresTest.StartAsync(Schema + """
            CREATE SCHEMA evil; CREATE FUNCTION evil.eq(oid, oid) RETURNS bool LANGUAGE sql AS 'SELECT false';
            CREATE OPERATOR evil.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = evil.eq);
            """);
        var structure = await test.BeginAsync();
        await test.RunAsync("SET search_path = evil, pg_catalog, public");
        await test.RunAsync("INSERT INTO log VALUES ('a')");

        var touched = await test.Session.ReadTouchedAsync(Token);

        structure.Tables.Where(x => touched.Contains(x.Id)).Select(x => x.Name).ShouldBe(["log"]);
        (await test.Session.EvaluateAsync(new(1, "SELECT current_setting('search_path') = 'evil, pg_catalog, public'"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task ReadTouched_TransactionEnded_SaysSo()
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        await test.BeginAsync();
        await test.RunAsync("COMMIT");
        await test.RunAsync("BEGIN");
        await test.RunAsync("INSERT INTO log VALUES ('a')");

        await Should.ThrowAsync<TransactionEndedException>(() => test.Session.ReadTouchedAsync(Token));
    }

    [Fact]
    public async Task StartPhase_RemembersExactlyTheTablesOfTheStructure()
    {
        await using var test = await PostgresTest.StartAsync(Schema + """
            CREATE FOREIGN DATA WRAPPER nothing; CREATE SERVER far FOREIGN DATA WRAPPER nothing;
            CREATE FOREIGN TABLE ft (id int) SERVER far; CREATE TABLE schemarunner_journal (x int);
            """);
        var structure = await test.BeginAsync();
        foreach (var table in structure.Tables)
            await test.RunAsync(table.Name == "ft" ? "DROP FOREIGN TABLE ft" : $"LOCK TABLE ONLY {table.Name} IN ROW EXCLUSIVE MODE");

        var touched = await test.Session.ReadTouchedAsync(Token);

        touched.Covers(TableScope.Of(structure.Tables.Select(t => t.Id))).ShouldBeTrue();
        TableScope.Of(structure.Tables.Select(t => t.Id)).Covers(touched).ShouldBeTrue();
    }

    [Fact]
    public async Task ReadTouched_AThousandLockedTables_TakesMilliseconds()
    {
        await using var test = await PostgresTest.StartAsync(
            "DO $$ BEGIN FOR i IN 1..1000 LOOP EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, v text, w text)', i); END LOOP; END $$");
        await test.BeginAsync();
        await test.RunAsync("INSERT INTO t7 VALUES (1)");
        await test.RunAsync("ALTER TABLE t8 RENAME v TO x");
        await test.Session.ReadTouchedAsync(Token);

        var best = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await test.Session.ReadTouchedAsync(Token);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{best:0.0} ms");
        best.ShouldBeLessThan(100);
    }
}
