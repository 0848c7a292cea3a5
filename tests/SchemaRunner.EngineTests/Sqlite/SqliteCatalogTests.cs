using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

public sealed class SqliteCatalogTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task ReadStructure_Table_HasItsFacets()
    {
        var structure = await ReadAsync(
            """
            CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT, code varchar(10) NOT NULL DEFAULT 'x,(' COLLATE nocase UNIQUE,
              n INT CHECK (n > /* c */ 0), g AS (n * 2) STORED, CONSTRAINT big CHECK ("n" < 10));
            INSERT INTO p (code, n) VALUES ('a', 1);
            """);

        var table = structure.Tables.Single();
        table.Columns.Select(column => column.Type).ShouldBe(["INTEGER", "VARCHAR(10)", "INT", ""]);
        Value(table.Facets, "autoincrement").ShouldBe("yes");
        Value(table.Columns[1].Facets, "nullability").ShouldBe("NOT NULL");
        Value(table.Columns[1].Facets, "default").ShouldBe("'x,('");
        Value(table.Columns[1].Facets, "collation").ShouldBe("NOCASE");
        Value(table.Columns[3].Facets, "generated").ShouldBe("stored (n * 2)");
        table.Columns[3].IsGenerated.ShouldBeTrue();
        structure.Objects.Where(o => o.Kind == ObjectKind.Constraint).Select(o => Value(o.Facets, "type")).ShouldBe(
            ["PRIMARY KEY", "UNIQUE", "CHECK", "CHECK"]);
        structure.Objects.Where(o => Value(o.Facets, "type") == "CHECK").Select(o => Value(o.Facets, "definition")).ShouldBe(
            ["n > 0", "n < 10"]);
        var index = structure.Objects.Single(o => o.Kind == ObjectKind.Index);
        index.OwnerId.ShouldBe("Constraint:" + structure.Objects.Single(o => Value(o.Facets, "type") == "UNIQUE").Id);
        structure.Sequences.Single().LastValue.ShouldBe(1);
    }

    [Fact]
    public async Task ReadStructure_ForeignKeys_HaveActionsNamesAndParents()
    {
        var structure = await ReadAsync(
            """
            CREATE TABLE p (id INTEGER PRIMARY KEY);
            CREATE TABLE c (id INTEGER PRIMARY KEY, a INT REFERENCES p ON DELETE SET NULL, b INT,
              CONSTRAINT fk_b FOREIGN KEY (b) REFERENCES p(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
              FOREIGN KEY (a) REFERENCES missing(x));
            """);

        structure.ForeignKeys.Select(key => (key.Name, key.ParentTable, Value(key.Facets, "on delete"), Value(key.Facets, "deferrable")))
            .ShouldBe([(null, "p", "SET NULL", null), ("fk_b", "p", null, "initially deferred"), (null, "missing", null, null)]);
        structure.ForeignKeys[0].ParentColumns.ShouldBe(["id"]);
        structure.ForeignKeys[2].ParentTableId.ShouldBeNull();
        structure.ForeignKeys.Select(key => key.Id).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task ReadStructure_Indexes_HaveColumnsOrderAndPredicate()
    {
        var structure = await ReadAsync(
            """
            CREATE TABLE t (a, b COLLATE NOCASE);
            CREATE UNIQUE INDEX i ON t (lower(a) DESC, b) WHERE a IS NOT NULL;
            """);

        var index = structure.Objects.Single();
        Value(index.Facets, "unique").ShouldBe("yes");
        Value(index.Facets, "columns").ShouldBe("lower(a) DESC, b COLLATE NOCASE");
        Value(index.Facets, "predicate").ShouldBe("a is not null");
    }

    [Fact]
    public async Task ReadStructure_AfterRename_DefinitionsDifferOnlyByTheName()
    {
        file.Run("CREATE TABLE t (a, b); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t WHERE a = new.b; END");

        var phase = await Phase.RunAsync(file, "ALTER TABLE t RENAME COLUMN a TO z", TestContext.Current.CancellationToken);

        string?[] Definitions(Structure s) => [.. s.Objects.Select(o => Value(o.Facets, "definition"))];
        Definitions(phase.Before).ShouldBe(Definitions(phase.After).Select(d => d?.Replace("z", "a", StringComparison.Ordinal)));
        phase.After.Objects.Single(o => o.Kind == ObjectKind.Index).Facets[1].Meaning
            .ShouldBe(phase.Before.Objects.Single(o => o.Kind == ObjectKind.Index).Facets[1].Meaning);
    }

    [Fact]
    public async Task ReadStructure_FullTextTable_HoldsNoRowsAndItsShadowsDo()
    {
        var structure = await ReadAsync("CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES ('x')");

        structure.Tables.Single(table => table.Name == "f").HoldsRows.ShouldBeFalse();
        structure.Tables.Single(table => table.Name == "f_content").HoldsRows.ShouldBeTrue();
    }

    [Theory]
    [InlineData("CREATE TABLE a (x INTEGER PRIMARY KEY); CREATE TRIGGER a AFTER INSERT ON a BEGIN SELECT 1; END;")]
    [InlineData("CREATE TABLE é (x UNIQUE); CREATE TABLE É (x UNIQUE);")]
    [InlineData("CREATE TABLE a (x INTEGER NULL ON CONFLICT IGNORE, y TEXT UNIQUE);")]
    [InlineData("CREATE TABLE A (x INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO A VALUES (1); INSERT INTO sqlite_sequence VALUES ('a', 1);")]
    [InlineData("CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO sqlite_sequence VALUES (NULL, 7), ('b', 2), ('a', '9');")]
    public async Task ReadStructure_UnusualButLegal_IsReadTwiceAlike(string sql)
    {
        var structure = await ReadAsync(sql);

        StructureFingerprint.Of(structure).ByObject.ShouldBe(StructureFingerprint.Of(await ReadAsync("SELECT 1")).ByObject);
        structure.Tables.Count.ShouldBe(sql.Split("CREATE TABLE").Length - 1);
        structure.Sequences.Select(s => s.LastValue).ShouldBe(sql.Contains("'9'") ? [9] : sql.Contains("AUTO") ? [1] : []);
    }

    private async Task<Structure> ReadAsync(string sql)
    {
        file.Run(sql);
        await using var session = await file.Engine.OpenAsync(TestContext.Current.CancellationToken);
        return await session.ReadStructureAsync(TestContext.Current.CancellationToken);
    }

    private static string? Value(IReadOnlyList<Facet> facets, string name) => facets.SingleOrDefault(facet => facet.Name == name)?.Value;
}
