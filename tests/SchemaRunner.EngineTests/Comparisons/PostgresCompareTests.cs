using Npgsql;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Comparisons;

public sealed class PostgresCompareTests : CompareContract
{
    private const int Many = 200_000;

    protected override string Engine => "postgres";

    protected override string Schema => "public";

    protected override Task<ITestDatabase> CreateDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    protected override async Task CopyByTheVendorsToolAsync()
    {
        var from = new NpgsqlConnectionStringBuilder(A.ConnectionString);
        var dump = await Tool.RunAsync("pg_dump", "-h", from.Host!, "-p", $"{from.Port}", "-U", from.Username!, "--inserts", from.Database!);
        await B.ExecuteAsync(string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith('\\'))));
    }

    [Fact]
    public async Task Compare_OneValueOfManyRows_OneScanOfEachSideAndOneRange()
    {
        const string flush = "SELECT pg_stat_force_next_flush()";
        await BothAsync($"CREATE TABLE t (id BIGINT PRIMARY KEY, name TEXT); INSERT INTO t SELECT i, 'name ' || i FROM generate_series(1, {Many}) i; ANALYZE t; {flush}");
        await B.ExecuteAsync($"UPDATE t SET name = 'other' WHERE id = 123456; {flush}");
        await BothAsync("SELECT pg_stat_reset()");

        // Each worker's part counts as a scan
        const string alone = ";Options=-c max_parallel_workers_per_gather=0";
        var json = await JsonAsync(1, "compare", A.ConnectionString + alone, B.ConnectionString + alone, "--parallel", "1");

        RowsOf(json, "t", "changed").ShouldBe(["id=123456"]);
        foreach (var side in (ITestDatabase[])[A, B])
        {
            const string counted = "SELECT seq_scan, seq_tup_read, idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 't'";
            await Until.AnswersAsync(() => side.QueryAsync($"SELECT 1 FROM ({counted}) c WHERE c.seq_scan > 0"), "the server has counted what the program read");
            var read = (await side.RowsAsync(counted)).Single();

            // The sample that cuts the table counts its rows as read, but is no scan
            read[0].ShouldBe("1");
            long.Parse(read[1]!).ShouldBeInRange(Many, Many + (Many / 5));
            long.Parse(read[2]!).ShouldBeLessThan(Many / 5);
        }
    }

    [Fact]
    public async Task Compare_KeysThatTheTwoSidesOrderOtherwise_FindsExactlyTheDifferences()
    {
        await A.ExecuteAsync("CREATE TABLE word (code TEXT COLLATE \"C\" PRIMARY KEY, n INTEGER)");
        await B.ExecuteAsync("CREATE TABLE word (code TEXT COLLATE \"en-x-icu\" PRIMARY KEY, n INTEGER)");
        await BothAsync("INSERT INTO word SELECT CASE i % 3 WHEN 0 THEN upper(md5(i::text)) WHEN 1 THEN md5(i::text) ELSE '_' || md5(i::text) END, i FROM generate_series(1, 50000) i");
        await B.ExecuteAsync("DELETE FROM word WHERE n = 3; UPDATE word SET n = -1 WHERE n = 40001");

        var json = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString, "--content");

        var changed = await A.QueryAsync("SELECT code FROM word WHERE n = 40001");
        var gone = await A.QueryAsync("SELECT code FROM word WHERE n = 3");
        RowsOf(json, "word", "onlyInA").ShouldBe([$"code=\"{gone}\""]);
        RowsOf(json, "word", "changed").ShouldBe([$"code=\"{changed}\""]);
        RowsOf(json, "word", "onlyInB").ShouldBeEmpty();
    }

    [Fact]
    public async Task Compare_TypesThatDiffer_ValuesAreComparedByWhatTheyMean()
    {
        await A.ExecuteAsync("CREATE TABLE t (id INTEGER PRIMARY KEY, n NUMERIC(10, 2), name VARCHAR(10)); INSERT INTO t VALUES (1, 1.50, 'a'), (2, 2.50, 'b')");
        await B.ExecuteAsync("CREATE TABLE t (id BIGINT PRIMARY KEY, n NUMERIC(12, 4), name TEXT); INSERT INTO t VALUES (1, 1.5000, 'a'), (2, 2.5001, 'b')");

        var json = await JsonAsync(1, "compare", A.ConnectionString, B.ConnectionString);

        json.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("name").GetString())
            .ShouldBe(["public.t.id", "public.t.n", "public.t.name"]);
        RowsOf(json, "t", "changed").ShouldBe(["id=2"]);
        TableOf(json, "t").GetProperty("columns")[0].GetProperty("name").GetString().ShouldBe("n");
    }

    [Fact]
    public async Task Compare_AnotherKey_SaysSoAndNamesNoRow()
    {
        await A.ExecuteAsync("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL); INSERT INTO t VALUES (1, 5)");
        await B.ExecuteAsync("CREATE TABLE t (id INTEGER NOT NULL, n INTEGER PRIMARY KEY); INSERT INTO t VALUES (1, 6)");

        var result = await RunAsync(1, "compare", A.ConnectionString, B.ConnectionString, "--content");

        result.Output.ShouldContain("its primary key is (id) in A and (n) in B, so no row is named");
        result.Output.ShouldContain("other values in n");
    }
}
