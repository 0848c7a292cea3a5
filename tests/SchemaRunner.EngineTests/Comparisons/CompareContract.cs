using System.Text.Json;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Comparisons;

/// <summary>What <c>snapshot</c> and <c>compare</c> tell of two databases of one engine, through the real program.</summary>
public abstract class CompareContract : IAsyncLifetime
{
    private const string Shop = """
        CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, city TEXT);
        CREATE TABLE line (doc INTEGER NOT NULL, no INTEGER NOT NULL, amount INTEGER, PRIMARY KEY (doc, no));
        CREATE TABLE word (code VARCHAR(40) NOT NULL PRIMARY KEY, n INTEGER);
        CREATE TABLE log (happened INTEGER, what TEXT);
        INSERT INTO customer VALUES (1, 'Ana', 'Bandung'), (2, 'Budi', NULL), (3, 'Citra', 'Medan'), (10, 'Dewi', 'Solo');
        INSERT INTO line VALUES (1, 1, 100), (1, 2, 200), (2, 1, 300), (2, 2, NULL);
        INSERT INTO word VALUES ('it''s', 1), ('Ärger', 2), ('plain', 3);
        INSERT INTO log VALUES (1, 'start'), (1, 'start'), (2, 'stop');
        """;

    private const string Planted = """
        UPDATE customer SET name = 'Anna', city = NULL WHERE id = 1;
        UPDATE customer SET city = 'Bogor' WHERE id = 2;
        DELETE FROM line WHERE doc = 1 AND no = 2;
        INSERT INTO line VALUES (3, 1, 1), (20, 1, 1);
        UPDATE word SET code = 'it"s' WHERE n = 1;
        UPDATE log SET what = 'halt' WHERE happened = 2;
        """;

    private ITestDatabase? a;
    private ITestDatabase? b;

    protected Workspace Here { get; } = new();

    protected ITestDatabase A => a!;

    protected ITestDatabase B => b!;

    /// <summary>The folder of the goldens.</summary>
    protected abstract string Engine { get; }

    /// <summary>The schema of tables that name none.</summary>
    protected abstract string Schema { get; }

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    /// <summary>Dumps A with the vendor's tool and loads B from the dump.</summary>
    protected abstract Task CopyByTheVendorsToolAsync();

    public async ValueTask InitializeAsync()
    {
        a = await CreateDatabaseAsync();
        b = await CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Here.Dispose();
        await A.DisposeAsync();
        await B.DisposeAsync();
    }

    [Fact]
    public async Task Compare_TheSameOnBothSides_SaysSo()
    {
        await BothAsync(Shop);

        var result = await RunAsync(0, "compare", A.ConnectionString, B.ConnectionString);

        Golden.ShouldMatch(result.Page, $"Goldens/{Engine}/equal.txt");
    }

    [Fact]
    public async Task Compare_NothingOnBothSides_IsEqual()
    {
        await BothAsync("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        await BothAsync("DROP TABLE t");

        (await RunAsync(0, "compare", A.ConnectionString, B.ConnectionString)).Output.ShouldContain("EQUAL: structure, and the content of 0 tables");
    }

    [Fact]
    public async Task Compare_ACopyThatTheVendorsToolMade_IsEqualInStructureAndContent()
    {
        await A.ExecuteAsync(Shop + """
            CREATE TABLE bill (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE, total NUMERIC(10, 2) DEFAULT 0 CHECK (total >= 0));
            CREATE UNIQUE INDEX one_name ON customer (name) WHERE city IS NOT NULL;
            CREATE VIEW rich AS SELECT c.name, sum(b.total) AS total FROM customer c JOIN bill b ON b.customer = c.id GROUP BY c.name;
            INSERT INTO bill VALUES (1, 1, 12.5), (2, 1, 0.10), (3, 10, 99999999.99);
            """);

        await CopyByTheVendorsToolAsync();

        (await RunAsync(0, "compare", A.ConnectionString, B.ConnectionString)).Output.ShouldContain("EQUAL: structure, and the content of 5 tables, 17 rows.");
    }

    [Fact]
    public async Task Compare_PlantedDifferences_NamesExactlyThose()
    {
        await BothAsync(Shop);
        await B.ExecuteAsync(Planted);

        var text = await RunAsync(1, "compare", A.ConnectionString, B.ConnectionString);
        var json = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString);

        Golden.ShouldMatch(text.Page, $"Goldens/{Engine}/planted.txt");
        json.GetProperty("differences").GetArrayLength().ShouldBe(0);
        RowsOf(json, "customer", "changed").ShouldBe(["id=1", "id=2"]);
        RowsOf(json, "line", "onlyInA").ShouldBe(["doc=1, no=2"]);
        RowsOf(json, "line", "onlyInB").ShouldBe(["doc=3, no=1", "doc=20, no=1"]);
        RowsOf(json, "word", "onlyInA").ShouldBe(["code=\"it's\""]);
        RowsOf(json, "word", "onlyInB").ShouldBe(["code=\"it\"s\""]);
        TableOf(json, "log").GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()).ShouldBe(["what"]);
        var ana = TableOf(json, "customer").GetProperty("changed").GetProperty("named")[0].GetProperty("values");
        ana.EnumerateArray().Select(v => $"{v.GetProperty("column")}: {v.GetProperty("a")} {v.GetProperty("b")}").ShouldBe(["name: Ana Anna", "city: Bandung "]);
        ana[1].GetProperty("b").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Compare_AFewRowsOfManyThousand_NamesThem()
    {
        await BothAsync("CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)");
        await BothAsync(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO customer SELECT i * 3, 'name ' || i FROM n");
        await B.ExecuteAsync(
            "DELETE FROM customer WHERE id IN (3, 90000); INSERT INTO customer VALUES (1, 'x'), (180001, 'y'); "
            + "UPDATE customer SET name = 'other' WHERE id IN (60000, 179997)");

        var json = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString);

        RowsOf(json, "customer", "onlyInA").ShouldBe(["id=3", "id=90000"]);
        RowsOf(json, "customer", "onlyInB").ShouldBe(["id=1", "id=180001"]);
        RowsOf(json, "customer", "changed").ShouldBe(["id=60000", "id=179997"]);
        TableOf(json, "customer").GetProperty("isAtLeast").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Compare_MoreRowsThanTheLimit_NamesSoManyAndCountsAll()
    {
        await BothAsync("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)");
        await BothAsync("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, i FROM n");
        await B.ExecuteAsync("UPDATE t SET n = 0 WHERE id > 800");

        var result = await RunAsync(1, "compare", A.ConnectionString, B.ConnectionString, "--limit", "2");
        var all = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString, "--limit", "5000");

        result.Output.ShouldContain("1,200 rows with other values: n in 1,200");
        result.Output.ShouldContain("id=802: n 802 → 0");
        result.Output.ShouldNotContain("id=803");
        result.Output.ShouldContain("… and 1,198 more");
        RowsOf(all, "t", "changed").ShouldBe(Enumerable.Range(801, 1200).Select(id => $"id={id}"));
    }

    [Fact]
    public async Task Compare_OtherStructure_NamedUnlessContentAloneIsAskedFor()
    {
        await BothAsync(Shop);
        await B.ExecuteAsync("CREATE INDEX by_city ON customer (city); ALTER TABLE word ADD COLUMN note TEXT; CREATE TABLE extra (id INTEGER PRIMARY KEY)");

        var all = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString);
        var content = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString, "--content");

        Names(all).ShouldContain(name => name.EndsWith("by_city", StringComparison.Ordinal));
        Names(all).ShouldContain($"{Schema}.word.note");
        Names(content).ShouldBe([$"{Schema}.word.note", $"{Schema}.extra"]);
        content.GetProperty("tables").EnumerateArray().ShouldAllBe(table => table.GetProperty("isEqual").GetBoolean());
    }

    [Fact]
    public async Task Snapshot_ComparedWithTheDatabase_NamesTablesAndColumnsAndSaysWhyNoRows()
    {
        await A.ExecuteAsync(Shop);
        Here.Variables["SCHEMARUNNER_DATABASE"] = A.ConnectionString;
        (await RunAsync(0, "snapshot", "--file", "before.json")).Output.ShouldContain("4 tables with 14 rows");
        (await RunAsync(0, "compare", "before.json", A.ConnectionString)).Output.ShouldContain("EQUAL");

        await A.ExecuteAsync(Planted);

        var result = await RunAsync(1, "compare", "before.json", A.ConnectionString);
        Golden.ShouldMatch(result.Page, $"Goldens/{Engine}/file.txt");
        Here.Files().ShouldBe(["before.json"]);
    }

    [Fact]
    public async Task Compare_WithReportDir_WritesAPageWithEveryDifference()
    {
        await BothAsync(Shop);
        await B.ExecuteAsync(Planted + "UPDATE customer SET name = '<script>' WHERE id = 3; DROP TABLE log");

        await RunAsync(1, "compare", A.ConnectionString, B.ConnectionString, "--report-dir", "reports");

        Here.Files().Count.ShouldBe(2);
        var page = Here.Read(Here.Files().Single(file => file.EndsWith(".html", StringComparison.Ordinal)));
        foreach (var expected in (string[])["id=1", "doc=20, no=1", "&lt;script&gt;", $"{Schema}.log", "Different"]) page.ShouldContain(expected);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http");
    }

    /// <summary>Runs the program and requires an exit code.</summary>
    protected async Task<CliResult> RunAsync(int exitCode, params string[] arguments)
    {
        var result = await Here.RunAsync(arguments);
        result.ExitCode.ShouldBe(exitCode, result.Page);
        return result;
    }

    /// <summary>The same with JSON as the result.</summary>
    protected async Task<JsonElement> JsonAsync(int exitCode, params string[] arguments) =>
        JsonDocument.Parse((await RunAsync(exitCode, [.. arguments, "--output", "json"])).Output).RootElement;

    /// <summary>Runs SQL on both sides.</summary>
    protected async Task BothAsync(string sql)
    {
        await A.ExecuteAsync(sql);
        await B.ExecuteAsync(sql);
    }

    /// <summary>A table's part of the result.</summary>
    protected JsonElement TableOf(JsonElement comparison, string table) =>
        comparison.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("name").GetString() == $"{Schema}.{table}");

    /// <summary>The rows of a kind that were named; all that there are.</summary>
    protected List<string> RowsOf(JsonElement comparison, string table, string kind)
    {
        var rows = TableOf(comparison, table).GetProperty(kind);
        List<string> named = [.. rows.GetProperty("named").EnumerateArray()
            .Select(row => (row.TryGetProperty("row", out var inner) ? inner : row).GetProperty("text").GetString()!)];
        rows.GetProperty("rows").GetInt64().ShouldBe(named.Count);
        return named;
    }

    private static List<string> Names(JsonElement comparison) =>
        [.. comparison.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("name").GetString()!)];
}
