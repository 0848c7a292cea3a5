using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

/// <summary>What a script may have written, by the library's own word; what its text tells beforehand.</summary>
public sealed class SqliteTouchedTests : IDisposable
{
    private const string Everything = "*";

    private const string Schema = """
        CREATE TABLE a (id INTEGER PRIMARY KEY, v UNIQUE, w); INSERT INTO a VALUES (1, 1, 1), (2, 2, 2);
        CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, a REFERENCES a ON DELETE CASCADE); INSERT INTO b VALUES (1, 1);
        CREATE TABLE k (x TEXT PRIMARY KEY, y) WITHOUT ROWID; INSERT INTO k VALUES ('x', 1);
        CREATE TABLE log (line, x, y); CREATE INDEX i ON log (line);
        CREATE TABLE "a b" (x); CREATE TABLE far (x);
        CREATE TRIGGER t AFTER INSERT ON k BEGIN INSERT INTO log (line) VALUES (new.x); END;
        CREATE TRIGGER u AFTER INSERT ON log BEGIN UPDATE OR IGNORE "a b" SET x = 1; END;
        CREATE VIEW v AS SELECT * FROM a;
        CREATE TRIGGER w INSTEAD OF UPDATE ON v BEGIN DELETE FROM far; END;
        CREATE VIRTUAL TABLE doc USING fts5(body); INSERT INTO doc VALUES ('one');
        CREATE VIRTUAL TABLE old USING fts4(body); INSERT INTO old VALUES ('one');
        """;

    private const string Doc = "doc doc_config doc_content doc_data doc_docsize doc_idx";
    private const string Old = "old old_content old_docsize old_segdir old_segments old_stat";

    // Where the text tells more than happens, or less
    private static readonly Dictionary<string, string> ToldByText = new(StringComparer.Ordinal)
    {
        ["DELETE FROM k"] = "k,log,a b",
        ["DROP TRIGGER t; INSERT INTO k VALUES ('y', 2)"] = "k,log,a b",
        ["SAVEPOINT s; DROP TABLE b; ALTER TABLE k RENAME TO b; ROLLBACK TO s; RELEASE s; UPDATE b SET a = 1; UPDATE a SET w = 1"] = "a,b,k,log,a b",
        ["CREATE TEMP TABLE a (id); INSERT INTO a VALUES (1); DROP TABLE a"] = "a",
        ["EXPLAIN DELETE FROM a"] = "",
        ["PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = sql WHERE name = 'a'"] = "",
        ["ATTACH ':memory:' AS other; CREATE TABLE other.a (x)"] = "",
        ["SELECT optimize(old) FROM old LIMIT 1"] = "",
    };

    private readonly SqliteFile file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases => new()
    {
        { "SELECT * FROM a", "" },
        { "INSERT INTO a VALUES (3, 3, 3)", "a" },
        { "INSERT INTO main.a VALUES (3, 3, 3)", "a" },
        { "INSERT INTO a SELECT id + 10, id + 10, x FROM b, far", "a" },
        { "REPLACE INTO a VALUES (1, 2, 3)", "a" },
        { "INSERT OR REPLACE INTO \"a\" VALUES (1, 2, 3)", "a" },
        { "INSERT INTO a VALUES (1, 1, 1) ON CONFLICT (id) DO UPDATE SET w = 5", "a" },
        { "UPDATE A SET w = 2 WHERE 0", "a" },
        { "WITH q AS (SELECT x FROM far) UPDATE a SET w = (SELECT x FROM q)", "a" },
        { "WITH q(x) AS (SELECT 1) INSERT INTO [a b] SELECT x FROM q", "a b" },
        { "DELETE FROM a", "a" },
        { "DELETE FROM b", "b" },
        { "DELETE FROM a WHERE id IN (SELECT a FROM b)", "a" },
        { "INSERT INTO k VALUES ('y', 2)", "a b,k,log" },
        { "DELETE FROM k", "k" },
        { "UPDATE v SET w = 1", "far" },
        { "INSERT INTO doc VALUES ('two')", Doc },
        { "INSERT INTO doc (doc) VALUES ('optimize')", Doc },
        { "DELETE FROM old", Old },
        { "INSERT INTO doc_data VALUES (99, x'00')", "doc_data" },
        { "DROP TABLE a", "a" },
        { "DROP TABLE IF EXISTS main.a; CREATE TABLE a (id); INSERT INTO a VALUES (1)", "a" },
        { "DROP TABLE doc", Doc },
        { "ALTER TABLE doc RENAME TO docs", "" },
        { "ALTER TABLE a RENAME TO z", "" },
        { "ALTER TABLE a RENAME TO z; UPDATE z SET w = 1", "a" },
        { "ALTER TABLE a RENAME TO z; ALTER TABLE far RENAME TO a; DELETE FROM a", "far" },
        { "ALTER TABLE a RENAME COLUMN w TO ww", "" },
        { "ALTER TABLE a ADD COLUMN n", "" },
        { "ALTER TABLE a ADD COLUMN n NOT NULL DEFAULT 7 CHECK (n > 0)", "" },
        { "ALTER TABLE log DROP COLUMN x", "log" },
        { "ALTER TABLE main.\"log\" DROP y", "log" },
        { "-- first\n/* then */ ALTER TABLE log /* */ DROP -- it\n COLUMN x", "log" },
        { "CREATE TABLE n (x); INSERT INTO n VALUES (1); DROP TABLE n", "" },
        { "CREATE TABLE n AS SELECT * FROM a", "" },
        { "CREATE TABLE n (id INTEGER PRIMARY KEY, a); INSERT INTO n SELECT * FROM b; DROP TABLE b; ALTER TABLE n RENAME TO b; UPDATE b SET a = 1", "b" },
        { "CREATE INDEX j ON a (w); DROP INDEX i; REINDEX", "" },
        { "CREATE VIEW z AS SELECT * FROM a; DROP VIEW z", "" },
        { "CREATE TRIGGER z AFTER INSERT ON far BEGIN DELETE FROM a; END; INSERT INTO far VALUES (1)", "a,far" },
        { "DROP TRIGGER t; INSERT INTO k VALUES ('y', 2)", "k" },
        { "ANALYZE", "" },
        { "PRAGMA user_version = 5", "" },
        { "PRAGMA writable_schema", "" },
        { "UPDATE sqlite_sequence SET seq = 50", "" },
        { "CREATE TEMP TABLE a (id); INSERT INTO a VALUES (1); DROP TABLE a", "" },
        { "CREATE TEMP TABLE q (id); INSERT INTO temp.q VALUES (1)", "" },
        { "CREATE TEMP TRIGGER z AFTER INSERT ON far BEGIN DELETE FROM a; END; INSERT INTO far VALUES (1)", "a,far" },
        { "SAVEPOINT s; DROP TABLE b; ALTER TABLE k RENAME TO b; ROLLBACK TO s; RELEASE s; UPDATE b SET a = 1; UPDATE a SET w = 1", "a,b" },
        { "CREATE VIRTUAL TABLE n USING fts5(x); INSERT INTO n VALUES ('y')", "" },
        { "EXPLAIN DELETE FROM a", "a" },
        { "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = sql WHERE name = 'a'", Everything },
        { "ATTACH ':memory:' AS other; CREATE TABLE other.a (x)", Everything },
        { "SELECT optimize(old) FROM old LIMIT 1", Everything },
    };

    public void Dispose() => file.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ReadTouched_Script_NamesWhatItMayHaveWritten(string sql, string tables)
    {
        file.Run(Schema);

        var (before, touched) = await RunAsync(sql);

        Names(before, touched).ShouldBe(Sorted(tables));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Predict_Script_NamesWhatItWillWrite(string sql, string tables)
    {
        file.Run(Schema);
        await using var session = await file.Engine.OpenAsync(Cancellation);
        var structure = await session.ReadStructureAsync(Cancellation);

        var predicted = await session.PredictAsync(ScriptOf(sql), structure, Cancellation);

        Names(structure, predicted).ShouldBe(Sorted(ToldByText.GetValueOrDefault(sql, tables)));
    }

    [Fact]
    public async Task ReadTouched_TextSearchWrittenTwiceInOneSession_NamesItsTablesBothTimes()
    {
        file.Run(Schema);
        await using var session = await file.Engine.OpenAsync(Cancellation);
        foreach (var word in (string[])["two", "three"])
        {
            await session.BeginAsync([], Phase.Settings, Cancellation);
            await session.StartPhaseAsync(Phase.Settings, Cancellation);
            var before = await session.ReadStructureAsync(Cancellation);
            await Phase.ExecuteAsync(session, file, $"INSERT INTO doc VALUES ('{word}')", Cancellation);
            await session.FinishScriptAsync(Cancellation);

            Names(before, await session.ReadTouchedAsync(Cancellation)).ShouldBe(Sorted(Doc));

            await session.CommitAsync(Cancellation);
        }
    }

    [Fact]
    public async Task IsUnchangedByOthers_SomebodyCommitsBetweenTwoPhases_IsFalseOnce()
    {
        file.Run(Schema);
        await using var session = await file.Engine.OpenAsync(Cancellation);
        var known = new List<bool>();
        for (var phase = 1; phase <= 4; phase++)
        {
            await session.BeginAsync([], Phase.Settings, Cancellation);
            await session.StartPhaseAsync(Phase.Settings, Cancellation);
            known.Add(session.IsUnchangedByOthers);
            await Phase.ExecuteAsync(session, file, "UPDATE far SET x = 1", Cancellation);
            await session.FinishScriptAsync(Cancellation);
            await session.CommitAsync(Cancellation);
            if (phase == 2) file.Run("INSERT INTO far VALUES (1)");
        }

        known.ShouldBe([false, true, false, true]);
    }

    private async Task<(Structure Before, TableScope Touched)> RunAsync(string sql)
    {
        await using var session = await file.Engine.OpenAsync(Cancellation);
        await session.BeginAsync([], Phase.Settings, Cancellation);
        await session.StartPhaseAsync(Phase.Settings, Cancellation);
        var before = await session.ReadStructureAsync(Cancellation);
        await Phase.ExecuteAsync(session, file, sql, Cancellation);
        await session.FinishScriptAsync(Cancellation);
        var touched = await session.ReadTouchedAsync(Cancellation);
        await session.RollbackAsync(Cancellation);
        return (before, touched);
    }

    private Script ScriptOf(string sql) => new(
        ScriptVersion.Parse("1"), "x", Direction.Up, "1_x.sql", sql, "sha256:0",
        file.Engine.Dialect.Split(sql, transactional: false).Statements, ScriptDirectives.None);

    private static IEnumerable<string> Names(Structure structure, TableScope scope) =>
        scope.IsEverything ? [Everything] : structure.Tables.Where(t => scope.Contains(t.Id)).Select(t => t.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(string tables) =>
        (tables.Contains(',', StringComparison.Ordinal) || !tables.Contains('_', StringComparison.Ordinal) ? tables.Split(',') : tables.Split(' '))
            .Where(t => t.Length > 0).Order(StringComparer.Ordinal);
}
