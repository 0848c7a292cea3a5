using Npgsql;
using SchemaRunner.EngineTests.Postgres;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>Which tables a script is foreseen to close to readers or writers, and which the server really closes for it.</summary>
public sealed class PostgresClosedTablesTests(PostgresClosedTablesTests.Shop shop) : IClassFixture<PostgresClosedTablesTests.Shop>
{
    [Theory]
    [InlineData("ALTER TABLE region RENAME TO area", "region", "")]
    [InlineData("ALTER TABLE region RENAME COLUMN name TO title", "region", "")]
    [InlineData("ALTER TABLE region ADD note text; ALTER TABLE region ADD more int", "region", "")]
    [InlineData("ALTER TABLE place ALTER region_id TYPE bigint", "place region", "")]
    [InlineData("ALTER TABLE region ALTER id TYPE bigint", "place region", "")]
    [InlineData("ALTER TABLE place DROP CONSTRAINT place_region_id_fkey", "place region", "")]
    [InlineData("ALTER TABLE place DROP COLUMN IF EXISTS region_id", "place region", "")]
    [InlineData("ALTER TABLE place DROP COLUMN name CASCADE", "place", "")]
    [InlineData("ALTER TABLE place VALIDATE CONSTRAINT late, ALTER name SET STATISTICS 10, SET (fillfactor = 70)", "", "")]
    [InlineData("ALTER TABLE place ADD CONSTRAINT k FOREIGN KEY (id) REFERENCES log (id)", "", "log place")]
    [InlineData("ALTER TABLE place ADD log_id int REFERENCES log", "place", "log")]
    [InlineData("ALTER TABLE place DISABLE TRIGGER USER", "", "place")]
    [InlineData("ALTER TABLE place ENABLE ROW LEVEL SECURITY, SET (autovacuum_enabled = off)", "place", "")]
    [InlineData("ALTER TABLE place SET (fillfactor = 70), ALTER name SET DEFAULT 'a, b'", "place", "")]
    [InlineData("ALTER TABLE ONLY parts ADD CONSTRAINT c CHECK (k > 0) NO INHERIT", "parts", "", true)]
    [InlineData("ALTER TABLE parts ADD x int", "part1 part2 parts", "")]
    [InlineData("ALTER TABLE parts DETACH PARTITION part2", "part2 parts", "")]
    [InlineData("ALTER TABLE parts ATTACH PARTITION part3 FOR VALUES IN (3)", "part3", "")]
    [InlineData("CREATE TABLE part4 PARTITION OF parts FOR VALUES IN (4)", "parts", "")]
    [InlineData("CREATE TABLE fresh (id int REFERENCES region)", "", "region")]
    [InlineData("CREATE INDEX ON region (name)", "", "region")]
    [InlineData("DROP INDEX region_name", "region", "")]
    [InlineData("DROP TABLE place CASCADE", "place region", "")]
    [InlineData("DROP TABLE region CASCADE", "place region", "")]
    [InlineData("TRUNCATE log", "log", "")]
    [InlineData("TRUNCATE region CASCADE", "place region", "")]
    [InlineData("LOCK TABLE log", "log", "")]
    [InlineData("LOCK TABLE log IN SHARE MODE", "", "", true)]
    [InlineData("CLUSTER region USING region_name", "region", "")]
    [InlineData("CREATE TRIGGER g AFTER INSERT ON log FOR EACH ROW EXECUTE FUNCTION f()", "", "log")]
    [InlineData("DROP TRIGGER was ON region", "region", "")]
    [InlineData("CREATE RULE r AS ON INSERT TO log DO ALSO NOTIFY x", "log", "")]
    [InlineData("CREATE POLICY p ON log FOR UPDATE USING (id > 0)", "log", "")]
    [InlineData("UPDATE region SET name = 'x'; INSERT INTO log VALUES (1); COMMENT ON TABLE place IS 'x'; SELECT * FROM region FOR UPDATE", "", "")]
    [InlineData("DROP VIEW places; ALTER TABLE place ALTER name TYPE varchar(90); CREATE VIEW places AS SELECT id, name FROM place", "place", "")]
    [InlineData("UPDATE place SET name = 'x'; CREATE OR REPLACE VIEW places AS SELECT id, name FROM place", "place", "", true)]
    [InlineData("DROP VIEW places", "", "")]
    [InlineData("DROP SCHEMA other CASCADE", "thing", "")]
    [InlineData("DO $$ BEGIN EXECUTE 'SELECT ' || 1; END $$; ALTER TABLE log ADD x int", "log", "")]
    public async Task Predict_Script_ForeseesWhatTheServerCloses(string sql, string closed, string altered, bool serverDiffers = false)
    {
        var structure = await shop.Test.Session.ReadStructureAsync(PostgresTest.Token);
        var script = ScriptSet.Load(new TestScripts(("up/1_a.sql", sql)), new PostgresDialect()).Migrations[0].Up;

        var predicted = await shop.Test.Session.PredictAsync(script, structure, PostgresTest.Token);

        Names(predicted.Closed).ShouldBe(closed);
        Names(predicted.Altered.Except(predicted.Closed)).ShouldBe(altered);
        if (serverDiffers) return;
        (await ClosedByAsync(sql, "AccessExclusiveLock")).ShouldBe(closed);
        (await ClosedByAsync(sql, "ShareRowExclusiveLock", "ShareLock")).ShouldBe(altered);

        string Names(IEnumerable<string> ids) =>
            string.Join(' ', structure.Tables.Where(t => ids.Contains(t.Id)).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Runs the script alone and asks which tables that were there before it has locked so, and no more.</summary>
    private async Task<string> ClosedByAsync(string sql, params string[] modes)
    {
        await using var connection = await shop.Test.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(PostgresTest.Token);
        await using (var before = new NpgsqlCommand("CREATE TEMP TABLE before ON COMMIT DROP AS SELECT oid, relname FROM pg_class WHERE relkind IN ('r', 'p')", connection))
            await before.ExecuteNonQueryAsync(PostgresTest.Token);
        await using (var run = new NpgsqlCommand(sql, connection)) await run.ExecuteNonQueryAsync(PostgresTest.Token);
        await using var ask = new NpgsqlCommand(
            """
            SELECT coalesce(string_agg(DISTINCT b.relname, ' ' ORDER BY b.relname), '')
            FROM pg_locks l JOIN before b ON b.oid = l.relation
            WHERE l.pid = pg_backend_pid() AND l.relation >= 16384 AND l.mode = ANY (@modes)
              AND NOT ('AccessExclusiveLock' <> ALL (@modes) AND EXISTS (
                  SELECT FROM pg_locks s WHERE s.pid = l.pid AND s.relation = l.relation AND s.mode = 'AccessExclusiveLock'))
            """,
            connection) { Parameters = { new("modes", modes) } };
        return (string)(await ask.ExecuteScalarAsync(PostgresTest.Token))!;
    }

    /// <summary>One database for all scripts: each is rolled back.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        internal PostgresTest Test { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Test = await PostgresTest.StartAsync("""
            CREATE TABLE region (id int PRIMARY KEY, name text); CREATE INDEX region_name ON region (name);
            CREATE TABLE place (id int PRIMARY KEY, name text, region_id int REFERENCES region);
            CREATE TABLE log (id int PRIMARY KEY);
            ALTER TABLE place ADD CONSTRAINT late CHECK (id > 0) NOT VALID;
            CREATE TABLE parts (id int, k int) PARTITION BY LIST (k); CREATE TABLE part3 (id int, k int);
            CREATE TABLE part1 PARTITION OF parts FOR VALUES IN (1); CREATE TABLE part2 PARTITION OF parts FOR VALUES IN (2);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER was AFTER INSERT ON region FOR EACH ROW EXECUTE FUNCTION f();
            CREATE VIEW places AS SELECT id, name FROM place;
            CREATE SCHEMA other; CREATE TABLE other.thing (id int);
            """);

        public ValueTask DisposeAsync() => Test.DisposeAsync();
    }
}
