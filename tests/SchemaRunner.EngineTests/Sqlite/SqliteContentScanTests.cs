using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

public sealed class SqliteContentScanTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "'1'")]
    [InlineData("'1'", "x'31'")]
    [InlineData("NULL", "''")]
    [InlineData("''", "x''")]
    [InlineData("'abc'", "'abd'")]
    [InlineData("'abc'", "'ABC'")]
    [InlineData("'abc'", "'abc '")]
    [InlineData("0.0", "-0.0")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("-9223372036854775808", "9223372036854775807")]
    [InlineData("x'00'", "x'0000'")]
    [InlineData("'12345678'", "'12345679'")]
    [InlineData("'123456789'", "'12345678' || char(0) || '9'")]
    public async Task Scan_ValuesDiffer_DigestsDiffer(string one, string other)
    {
        var first = await DigestAsync($"CREATE TABLE a (id INTEGER PRIMARY KEY, v); INSERT INTO a VALUES (1, {one})", "a");
        var second = await DigestAsync($"CREATE TABLE b (id INTEGER PRIMARY KEY, v); INSERT INTO b VALUES (1, {other})", "b");
        var same = await DigestAsync($"CREATE TABLE c (id INTEGER PRIMARY KEY, v); INSERT INTO c VALUES (1, {one})", "c");

        first.ShouldNotBe(second);
        first.ShouldBe(same);
    }

    [Theory]
    [InlineData("(id INTEGER PRIMARY KEY, v)")]
    [InlineData("(id TEXT PRIMARY KEY, v) WITHOUT ROWID")]
    [InlineData("(id, v, PRIMARY KEY (id))")]
    public async Task Scan_ValuesSwappedBetweenRows_IsSeen(string columns)
    {
        var first = await DigestAsync($"CREATE TABLE a {columns}; INSERT INTO a VALUES (1, 'x'), (2, 'y')", "a");
        var second = await DigestAsync("UPDATE a SET v = CASE v WHEN 'x' THEN 'y' ELSE 'x' END", "a");

        first.ShouldNotBe(second);
    }

    [Fact]
    public async Task Scan_NoKey_RowDigestBindsTheValuesOfARow()
    {
        file.Run("CREATE TABLE a (x, y); INSERT INTO a VALUES (1, 1), (2, 2); CREATE TABLE b (x, y); INSERT INTO b VALUES (1, 2), (2, 1)");

        var a = await ScanAsync("a");
        var b = await ScanAsync("b");

        a.RowDigest.ShouldNotBeNull().ShouldNotBe(b.RowDigest);
        a.Digests.Values.ShouldBe(b.Digests.Values);
    }

    [Fact]
    public async Task Scan_NoKey_DuplicatesExchanged_IsSeenInAnyOrder()
    {
        file.Run(
            """
            CREATE TABLE a (x); INSERT INTO a VALUES (1), (1), (2);
            CREATE TABLE b (x); INSERT INTO b VALUES (1), (2), (2);
            CREATE TABLE c (x); INSERT INTO c VALUES (2), (1), (1);
            """);

        var a = await ScanAsync("a");

        (await ScanAsync("b")).RowDigest.ShouldNotBe(a.RowDigest);
        (await ScanAsync("c")).RowDigest.ShouldBe(a.RowDigest);
    }

    [Theory]
    [InlineData("id INTEGER PRIMARY KEY, ")]
    [InlineData("")]
    public async Task Scan_200Columns_SeesEachOfThem(string key)
    {
        var columns = string.Join(", ", Enumerable.Range(1, 200).Select(i => $"c{i}"));
        var values = string.Join(", ", Enumerable.Range(1, 200));
        file.Run($"CREATE TABLE a ({key}{columns}); INSERT INTO a ({columns}) VALUES ({values})");
        var before = await ScanAsync("a");
        file.Run("UPDATE a SET c150 = 'x'");

        var after = await ScanAsync("a");

        after.Digests.Count(pair => before.Digests[pair.Key] != pair.Value).ShouldBe(1);
        (after.RowDigest == before.RowDigest).ShouldBe(key.Length > 0);
    }

    [Fact]
    public async Task Scan_TableRenamedColumnAddedRebuiltInAnotherOrder_DigestsStay()
    {
        file.Run("CREATE TABLE a (id INTEGER PRIMARY KEY, v, w); INSERT INTO a VALUES (1, 'x', 2.5), (2, 'y', NULL)");
        var before = (await ScanAsync("a")).Digests.Values.ToList();
        file.Run("ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME COLUMN v TO vv; ALTER TABLE b ADD COLUMN n");
        var renamed = (await ScanAsync("b")).Digests.Values.ToList();
        file.Run("CREATE TABLE c (w, vv, id INTEGER PRIMARY KEY); INSERT INTO c SELECT w, vv, id FROM b ORDER BY id DESC");
        var rebuilt = (await ScanAsync("c")).Digests.Values.ToList();

        renamed.Take(3).ShouldBe(before);
        rebuilt.ShouldBe([before[2], before[1], before[0]]);
    }

    [Theory]
    [InlineData("7", "7.0", true)]
    [InlineData("'7'", "7", true)]
    [InlineData("'2.5'", "2.5", true)]
    [InlineData("'007'", "7", false)]
    [InlineData("'7 '", "7", false)]
    [InlineData("9007199254740993", "9007199254740992.0", false)]
    public async Task Scan_ReadAsAnotherType_EqualNumbersAreAlike(string one, string other, bool alike)
    {
        file.Run($"CREATE TABLE a (id INTEGER PRIMARY KEY, v); INSERT INTO a VALUES (1, {one})");
        file.Run($"CREATE TABLE b (id INTEGER PRIMARY KEY, v); INSERT INTO b VALUES (1, {other})");

        var first = (await ScanAsync("a", "NUMERIC")).Digests.Values.Last();
        var second = (await ScanAsync("b", "NUMERIC")).Digests.Values.Last();

        (first == second).ShouldBe(alike);
    }

    [Fact]
    public async Task Scan_Utf16Database_DigestsLikeUtf8()
    {
        using var utf16 = new SqliteFile();
        const string Sql = "CREATE TABLE a (id INTEGER PRIMARY KEY, v); INSERT INTO a VALUES (1, 'é😀')";
        utf16.Run($"PRAGMA encoding = 'UTF-16'; {Sql}");
        file.Run(Sql);

        (await ScanAsync(utf16, "a", null)).Digests.Values.ShouldBe((await ScanAsync("a")).Digests.Values);
    }

    [Fact]
    public async Task Scan_GeneratedColumnAndCompositeKeyAndNoRows_AreRead()
    {
        file.Run("CREATE TABLE a (x, y, s AS (x + y), PRIMARY KEY (x, y)); INSERT INTO a VALUES (1, 2); CREATE TABLE e (id INTEGER PRIMARY KEY)");

        (await ScanAsync("a")).Digests.Count.ShouldBe(3);
        var empty = await ScanAsync("e");

        empty.Rows.ShouldBe(0);
        empty.Digests.Values.ShouldHaveSingleItem().ShouldBe(new string('0', 32));
    }

    private async Task<string> DigestAsync(string sql, string table)
    {
        file.Run(sql);
        return (await ScanAsync(table)).Digests.Values.Last();
    }

    private Task<TableContent> ScanAsync(string name, string? asType = null) => ScanAsync(file, name, asType);

    private static async Task<TableContent> ScanAsync(SqliteFile file, string name, string? asType)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var session = await file.Engine.OpenAsync(cancellationToken);
        var table = (await session.ReadStructureAsync(cancellationToken)).Tables.Single(t => t.Name == name);
        var key = table.Columns.Where(c => table.KeyColumnIds.Contains(c.Id)).Select(c => new ColumnScan(c)).ToList();
        var scan = new TableScan(table, key, [.. table.Columns.Select(c => new ColumnScan(c, asType))]);
        return (await session.ScanAsync([scan], _ => { }, cancellationToken)).Single();
    }
}
