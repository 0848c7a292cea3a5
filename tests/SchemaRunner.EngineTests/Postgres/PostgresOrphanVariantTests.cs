using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>The ways to count orphans agree with each other, and with a plain query.</summary>
public sealed class PostgresOrphanVariantTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("int", "int", "SIMPLE", 1)]
    [InlineData("bigint", "int", "SIMPLE", 2)]
    [InlineData("text", "text", "FULL", 1)]
    [InlineData("numeric", "numeric", "SIMPLE", 2)]
    [InlineData("varchar(9)", "text", "SIMPLE", 2)]
    [InlineData("int", "bigint", "FULL", 2)]
    public async Task CountOrphans_AnyHint_FindsTheSame(string childType, string parentType, string match, int width)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var names = Enumerable.Range(1, width).Select(i => $"k{i}").ToList();
            var columns = string.Join(", ", names);
            await using var test = await PostgresTest.StartAsync($"""
                SELECT setseed({seed} / 10.0);
                CREATE TABLE p ({string.Join(", ", names.Select(n => $"{n} {parentType}"))}, PRIMARY KEY ({columns}));
                INSERT INTO p SELECT {string.Join(", ", names.Select((_, i) => $"(x / {1 + (10 * i)})::{parentType}"))} FROM generate_series(1, 400) x;
                CREATE TABLE c (id int PRIMARY KEY, {string.Join(", ", names.Select(n => $"{n} {childType}"))}, v text);
                INSERT INTO c SELECT x, {string.Join(", ", names.Select((_, i) => $"y.r / {1 + (10 * i)}"))}, 'v'
                FROM generate_series(1, 30000) x, LATERAL (SELECT CASE WHEN random() + x * 0 < 0.1 THEN NULL ELSE (1 + random() * {398 + seed})::int END AS r) y;
                CREATE INDEX ON c ({columns}); ALTER TABLE c ADD CONSTRAINT k FOREIGN KEY ({columns}) REFERENCES p MATCH {match} NOT VALID;
                ANALYZE c;
                """);
            var structure = await test.BeginAsync();
            structure.Tables.Single(t => t.Name == "c").EstimatedRows.ShouldBe(30_000);
            var key = structure.ForeignKeys.ShouldHaveSingleItem();

            var plain = await CountAsync(test, new OrphanScan(key, ChildIsWritten: true), structure);
            var indexed = await CountAsync(test, new OrphanScan(key), structure);
            ShouldBeSame(indexed, plain);

            // rows that this transaction wrote, where every other one has its parent
            await test.RunAsync($"DELETE FROM c WHERE NOT EXISTS (SELECT FROM p WHERE {string.Join(" AND ", names.Select(n => $"p.{n} = c.{n}"))})");
            await test.RunAsync("SET session_replication_role = replica");
            await test.RunAsync("SAVEPOINT s");
            await test.RunAsync($"INSERT INTO c SELECT 40000 + x, {string.Join(", ", names.Select(_ => $"(x * 37)::{childType}"))} FROM generate_series(1, 30) x");
            await test.RunAsync("UPDATE c SET v = 'w' WHERE id % 10 = 0");
            await test.RunAsync("RELEASE SAVEPOINT s");

            var all = await CountAsync(test, new OrphanScan(key, ChildIsWritten: true), structure);
            var written = await CountAsync(test, new OrphanScan(key, ChildIsWritten: true, OnlyWrittenRows: true), structure);

            all.Rows.ShouldBeGreaterThan(0);
            ShouldBeSame(written, all);
        }
    }

    [Fact]
    public async Task CountOrphans_PartitionedChildWrittenByUs_IsReadByItsWrittenRows()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE p (id int PRIMARY KEY); INSERT INTO p VALUES (1);
            CREATE TABLE c (id int, p_id int REFERENCES p) PARTITION BY LIST (id);
            CREATE TABLE c1 PARTITION OF c FOR VALUES IN (1); CREATE TABLE c2 PARTITION OF c FOR VALUES IN (2);
            INSERT INTO c VALUES (1, 1);
            """);
        var structure = await test.BeginAsync();
        await test.RunAsync("SET session_replication_role = replica");
        await test.RunAsync("INSERT INTO c VALUES (2, 7)");

        var count = await CountAsync(
            test, new OrphanScan(structure.ForeignKeys.ShouldHaveSingleItem(), ChildIsWritten: true, OnlyWrittenRows: true), structure);

        count.Rows.ShouldBe(1);
    }

    [Fact]
    public async Task CountOrphans_Always_LeavesThePlannersSettingsAlone()
    {
        await using var test = await PostgresTest.StartAsync(
            "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int, p_id int REFERENCES p)");
        var structure = await test.BeginAsync();

        await CountAsync(test, new OrphanScan(structure.ForeignKeys.ShouldHaveSingleItem()), structure);

        (await test.Session.EvaluateAsync(new(1, "SELECT current_setting('enable_nestloop') = 'on'"), Token)).ShouldBeNull();
    }

    private static void ShouldBeSame(OrphanCount count, OrphanCount expected)
    {
        count.Rows.ShouldBe(expected.Rows);
        count.Digest.ShouldBe(expected.Digest);
        if (expected.Fingerprints is null) count.Fingerprints.ShouldBeNull();
        else count.Fingerprints!.ShouldBe(expected.Fingerprints, ignoreOrder: true);
        count.Samples.Count.ShouldBe(expected.Samples.Count);
    }

    private static async Task<OrphanCount> CountAsync(PostgresTest test, OrphanScan scan, Structure structure)
        => (await test.Session.CountOrphansAsync([scan], structure, Token)).ShouldHaveSingleItem();
}
