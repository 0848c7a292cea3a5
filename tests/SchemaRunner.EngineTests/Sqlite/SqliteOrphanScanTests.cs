using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

/// <summary>An index makes orphans quicker to count and changes none of them.</summary>
public sealed class SqliteOrphanScanTests : IDisposable
{
    private readonly SqliteFile file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    // parent's column, child's column, the parents, the children, how many children are orphans
    [Theory]
    [InlineData("INTEGER PRIMARY KEY", "INTEGER", "(1), (2)", "(1), (2), (1), (NULL)", 0)]
    [InlineData("INTEGER PRIMARY KEY", "INTEGER", "(1), (2)", "(1), (3), (3), (NULL)", 2)]
    [InlineData("INTEGER", "INTEGER", "(1), (1), (NULL)", "(1), (3), (NULL)", 1)]
    [InlineData("TEXT UNIQUE", "TEXT COLLATE NOCASE", "('a')", "('a'), ('A')", 1)]
    [InlineData("TEXT COLLATE NOCASE UNIQUE", "TEXT", "('a')", "('a'), ('A')", 0)]
    [InlineData("TEXT UNIQUE", "", "('1')", "(1), (1.0), ('1')", 2)]
    [InlineData("UNIQUE", "BLOB", "(1)", "(1), (1.0), ('1')", 1)]
    [InlineData("TEXT UNIQUE", "INTEGER", "('1')", "(1), (2)", 1)]
    [InlineData("UNIQUE", "REAL", "(1), (2.5)", "(1), (2.5), (3)", 1)]
    public async Task CountOrphans_WithAndWithoutAnIndex_FindsTheSame(string parent, string child, string parents, string children, long orphans)
    {
        file.Run($"CREATE TABLE p (k {parent}); CREATE TABLE c (v {child} REFERENCES p (k)); INSERT INTO p VALUES {parents}; INSERT INTO c VALUES {children}");

        var plain = await CountAsync();
        file.Run("CREATE INDEX i ON c (v DESC)");
        var indexed = await CountAsync();

        plain.Rows.ShouldBe(orphans);
        (indexed.Rows, indexed.Digest).ShouldBe((plain.Rows, plain.Digest));
        indexed.Fingerprints!.Order().ShouldBe(plain.Fingerprints!.Order());
        indexed.Samples.Order().ShouldBe(plain.Samples.Order());
    }

    [Theory]
    [InlineData("(1, 1), (1, 2)", 0)]
    [InlineData("(1, 1), (2, 1), (NULL, 5), (5, NULL)", 1)]
    public async Task CountOrphans_TwoColumnsAndAnIndexOfThree_FindsTheSame(string children, long orphans)
    {
        file.Run(
            $"""
            CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)); INSERT INTO p VALUES (1, 1), (1, 2);
            CREATE TABLE c (x INT, y INT, z INT, FOREIGN KEY (x, y) REFERENCES p); INSERT INTO c (x, y) VALUES {children};
            """);

        var plain = await CountAsync();
        file.Run("CREATE INDEX i ON c (x, y, z)");

        (await CountAsync()).Rows.ShouldBe(orphans);
        plain.Rows.ShouldBe(orphans);
    }

    [Fact]
    public async Task CountOrphans_IndexOfSomeRows_IsNotTrusted()
    {
        file.Run("CREATE TABLE p (k INTEGER PRIMARY KEY); CREATE TABLE c (v INTEGER REFERENCES p, w); CREATE INDEX i ON c (v) WHERE w = 1; INSERT INTO c VALUES (5, 0)");

        (await CountAsync()).Rows.ShouldBe(1);
    }

    private async Task<OrphanCount> CountAsync()
    {
        await using var session = await file.Engine.OpenAsync(Cancellation);
        var structure = await session.ReadStructureAsync(Cancellation);
        return (await session.CountOrphansAsync([new OrphanScan(structure.ForeignKeys.Single())], structure, Cancellation)).Single();
    }
}
