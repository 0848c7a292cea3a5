using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>What is predicted, and that what is touched then was predicted.</summary>
public sealed class PostgresScopePredictionTests
{
    private const string Schema = """
        CREATE TYPE mood AS ENUM ('ok', 'bad');
        CREATE DOMAIN code AS text;
        CREATE TABLE region (id int PRIMARY KEY, name text, n int DEFAULT 0);
        CREATE TABLE place (id int PRIMARY KEY, name text, region_id int REFERENCES region ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE boat (id int PRIMARY KEY, place_id int REFERENCES place ON DELETE SET NULL, feeling mood);
        CREATE TABLE catch (id int PRIMARY KEY, boat_id int REFERENCES boat, v text);
        CREATE TABLE log (line text); CREATE TABLE audit (line text); CREATE TABLE old (id int, v text); CREATE TABLE "Big Table" (id int);
        CREATE TABLE watched (id int, v text); CREATE TABLE ruled (id int);
        CREATE TABLE part (id int, k int) PARTITION BY LIST (k);
        CREATE TABLE part1 PARTITION OF part FOR VALUES IN (1); CREATE TABLE part2 PARTITION OF part FOR VALUES IN (2);
        CREATE SCHEMA other; CREATE TABLE other.region (id int); CREATE TABLE other.thing (id int);
        CREATE VIEW names AS SELECT id, name FROM region;
        CREATE VIEW guarded AS SELECT id FROM old;
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN /* DELETE FROM old */ INSERT INTO log VALUES ('DELETE FROM old'); RETURN NULL; END $$;
        CREATE FUNCTION deeper() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'INSERT INTO audit VALUES (''x'')'; END $$;
        CREATE FUNCTION deep() RETURNS void LANGUAGE sql AS 'SELECT deeper()';
        CREATE FUNCTION any_table(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DELETE FROM ' || t; END $$;
        CREATE FUNCTION formatted(t text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('UPDATE audit SET %I = %L', t, t); END $$;
        CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES ('x'); RETURN NEW; END $$;
        CREATE TRIGGER note AFTER UPDATE ON watched FOR EACH STATEMENT EXECUTE FUNCTION note();
        CREATE TRIGGER guard INSTEAD OF INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION guard();
        CREATE RULE also AS ON INSERT TO ruled DO ALSO INSERT INTO audit VALUES ('x');
        INSERT INTO region VALUES (1, 'a'), (2, 'b'); INSERT INTO place VALUES (1, 'p', 1); INSERT INTO boat VALUES (1, 1, 'ok');
        """;

    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("INSERT INTO log SELECT name FROM region JOIN \"Big Table\" USING (id)", "log")]
    [InlineData("INSERT INTO \"Big Table\" VALUES (1); INSERT INTO Public.LOG VALUES ('UPDATE old SET v = 1')", "Big Table, log")]
    [InlineData("UPDATE region SET name = 'x' WHERE id IN (SELECT region_id FROM place)", "region")]
    [InlineData("UPDATE region SET id = 3 WHERE id = 2", "place, region")]
    [InlineData("DELETE FROM region", "boat, place, region")]
    [InlineData("DELETE FROM catch USING boat WHERE boat.id = boat_id", "catch")]
    [InlineData("WITH d AS (DELETE FROM old RETURNING v) INSERT INTO log SELECT v FROM d", "log, old")]
    [InlineData("INSERT INTO region VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name", "region")]
    [InlineData("MERGE INTO old USING region r ON r.id = old.id WHEN MATCHED THEN DELETE", "old")]
    [InlineData("TRUNCATE ONLY log, old RESTART IDENTITY", "log, old")]
    [InlineData("TRUNCATE region CASCADE", "boat, catch, place, region")]
    [InlineData("UPDATE watched SET v = 'x'", "log, watched")]
    [InlineData("INSERT INTO watched VALUES (1)", "watched")]
    [InlineData("INSERT INTO ruled VALUES (1)", "audit, ruled")]
    [InlineData("UPDATE names SET name = 'x'", "place, region")]
    [InlineData("INSERT INTO guarded VALUES (1)", "log")]
    [InlineData("INSERT INTO part VALUES (1, 1)", "part, part1, part2")]
    [InlineData("DELETE FROM part2", "part, part2")]
    [InlineData("SELECT deep()", "audit")]
    [InlineData("SELECT formatted('line')", "audit")]
    [InlineData("DO $$ BEGIN PERFORM public.deep(); UPDATE old SET v = 'x'; END $$", "audit, old")]
    [InlineData("DO LANGUAGE plpgsql 'BEGIN DELETE FROM old; END'", "old")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM old; END $$", "")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM old; END $$; SELECT f()", "old")]
    [InlineData("CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC DELETE FROM old; SELECT count(*) FROM region; END; SELECT f()", "old")]
    [InlineData("CREATE TRIGGER n AFTER DELETE ON old FOR EACH STATEMENT EXECUTE FUNCTION note()", "")]
    [InlineData("CREATE TRIGGER n AFTER DELETE ON old FOR EACH STATEMENT EXECUTE FUNCTION note(); DELETE FROM old", "log, old")]
    [InlineData("CREATE RULE n AS ON DELETE TO old DO INSTEAD UPDATE audit SET line = 'x'; DELETE FROM old", "audit, old", true)]
    [InlineData("ALTER TABLE region ADD note text, ADD COLUMN at timestamptz NOT NULL DEFAULT now(), ALTER name SET NOT NULL, DROP n CASCADE", "")]
    [InlineData("ALTER TABLE region ADD u uuid DEFAULT gen_random_uuid()", "region")]
    [InlineData("ALTER TABLE region ALTER COLUMN n TYPE bigint", "region")]
    [InlineData("ALTER TABLE ONLY region ALTER n SET DATA TYPE bigint USING n::bigint", "region")]
    [InlineData("ALTER TABLE log ADD id bigserial", "log")]
    [InlineData("ALTER TABLE log ADD id int GENERATED ALWAYS AS IDENTITY", "log")]
    [InlineData("ALTER TABLE log SET UNLOGGED", "log")]
    [InlineData("ALTER TABLE region RENAME TO mst_region; UPDATE mst_region SET name = 'x'", "region")]
    [InlineData("ALTER TABLE region RENAME TO mst_region; ALTER TABLE place RENAME name TO nama", "")]
    [InlineData("ALTER TABLE old SET SCHEMA other; DELETE FROM other.old", "old")]
    [InlineData("CREATE TABLE new_log (line text); INSERT INTO new_log SELECT * FROM log; DROP TABLE log; ALTER TABLE new_log RENAME TO log", "log")]
    [InlineData("ALTER TABLE old RENAME TO older; CREATE TABLE old (id int, v text); INSERT INTO old SELECT * FROM older", "old", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS old (id int); CREATE TABLE fresh (id int REFERENCES region)", "")]
    [InlineData("CREATE TEMP TABLE old AS SELECT * FROM region; INSERT INTO old VALUES (1)", "")]
    [InlineData("CREATE TABLE fresh AS SELECT * FROM region; CREATE INDEX ON fresh (id); CREATE VIEW fv AS SELECT * FROM fresh", "")]
    [InlineData("CREATE INDEX ON region (name); COMMENT ON TABLE old IS 'DELETE FROM old'; GRANT UPDATE ON old TO PUBLIC", "")]
    [InlineData("ALTER TABLE place ADD CONSTRAINT c FOREIGN KEY (id) REFERENCES region ON DELETE CASCADE ON UPDATE SET NULL NOT VALID", "")]
    [InlineData("SELECT * FROM region FOR UPDATE; SELECT 1 -- UPDATE old", "")]
    [InlineData("ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'", "boat")]
    [InlineData("ALTER TYPE mood ADD VALUE 'new'", "")]
    [InlineData("DROP SCHEMA other CASCADE", "region, thing")]
    [InlineData("SET search_path = other, public; INSERT INTO region VALUES (1); INSERT INTO log VALUES ('x')", "log, region")]
    [InlineData("LOCK TABLE old; LOCK TABLE log IN EXCLUSIVE MODE", "log")]
    [InlineData("CREATE UNIQUE INDEX i ON old (id); ALTER TABLE old ALTER id SET NOT NULL; CLUSTER old USING i", "old")]
    [InlineData("SELECT nextval('s'); ALTER SEQUENCE s RESTART", "", false, "CREATE SEQUENCE s")]
    public async Task Predict_Script_IsWhatItTouchesAndLittleMore(string sql, string expected, bool isMore = false, string setup = "")
    {
        await using var test = await PostgresTest.StartAsync(Schema + setup);
        var structure = await test.Session.ReadStructureAsync(Token);
        var script = ScriptOf(sql);

        var predicted = await test.Session.PredictAsync(script, structure, Token);

        predicted.IsEverything.ShouldBeFalse(predicted.Reason);
        structure.Tables.Where(t => predicted.Contains(t.Id)).Select(t => t.Name).Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));

        await test.Session.BeginAsync([.. structure.Tables.Where(t => predicted.Contains(t.Id))], PostgresTest.Settings, Token);
        await test.Session.StartPhaseAsync(PostgresTest.Settings, Token);
        foreach (var statement in script.Statements) await test.Session.ExecuteAsync(statement, Token);
        await test.Session.FinishScriptAsync(Token);
        var touched = await test.Session.ReadTouchedAsync(Token);
        predicted.Covers(touched).ShouldBeTrue();
        if (!isMore) (structure.Tables.Count(t => predicted.Contains(t.Id)) - structure.Tables.Count(t => touched.Contains(t.Id))).ShouldBeLessThan(2);
    }

    [Theory]
    [InlineData("SELECT 1;\n\nDO $$\nBEGIN\n  EXECUTE 'DELETE FROM ' || 'old';\nEND $$", "what EXECUTE at line 5 runs cannot be told")]
    [InlineData("SELECT any_table('old')", "what EXECUTE in function any_table(text) runs cannot be told")]
    [InlineData("DO $$ BEGIN EXECUTE format('DELETE FROM %I', 'old'); END $$", "what a table's name will be at run time cannot be told")]
    [InlineData("SELECT 1;\nDROP OWNED BY app", "DROP OWNED at line 2 names no table")]
    [InlineData("ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b", "ALTER TABLE ALL at line 1 names no table")]
    [InlineData("DO LANGUAGE plpython3u $$ pass $$", "what DO at line 1 does in plpython3u cannot be told")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plperlu AS $$ 1 $$; SELECT f()", "what function f does in plperlu cannot be told")]
    [InlineData("SELECT public.dblink('dbname=x', 'DELETE FROM old')", "what dblink at line 1 does is out of the transaction's sight")]
    [InlineData("COPY log FROM PROGRAM 'psql'", "what the program at line 1 does is out of the transaction's sight")]
    [InlineData("COPY (SELECT 1) TO PROGRAM 'psql'", "what the program at line 1 does is out of the transaction's sight")]
    [InlineData("UPDATE pg_class SET relname = 'x'", "pg_class is the catalog itself")]
    public async Task Predict_WhatTheTextDoesNotTell_IsEverythingWithTheReason(string sql, string reason)
    {
        await using var test = await PostgresTest.StartAsync(Schema);
        var structure = await test.Session.ReadStructureAsync(Token);

        var predicted = await test.Session.PredictAsync(ScriptOf(sql), structure, Token);

        predicted.IsEverything.ShouldBeTrue();
        predicted.Reason.ShouldBe(reason);
    }

    private static Script ScriptOf(string sql) =>
        ScriptSet.Load(new TestScripts(("up/1_a.sql", sql), ("down/1_a.sql", "SELECT 1")), new PostgresDialect()).Migrations[0].Up;
}
