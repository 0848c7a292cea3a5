using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresOrphanScanTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("SIMPLE", new[] { "id=4 (a=9, b=9)" })]
    [InlineData("FULL", new[] { "id=2 (a=1, b=NULL)", "id=3 (a=NULL, b=1)", "id=4 (a=9, b=9)" })]
    public async Task CountOrphans_PartlyNullKeys_AreOrphansUnderMatchFullOnly(string match, string[] samples)
    {
        await using var test = await PostgresTest.StartAsync($"""
            CREATE TABLE p (a int, b bigint, PRIMARY KEY (a, b)); INSERT INTO p VALUES (1, 1);
            CREATE TABLE c (id int PRIMARY KEY, a int, b int);
            INSERT INTO c VALUES (1, 1, 1), (2, 1, NULL), (3, NULL, 1), (4, 9, 9), (5, NULL, NULL);
            ALTER TABLE c ADD FOREIGN KEY (a, b) REFERENCES p MATCH {match} NOT VALID;
            """);

        var count = await CountAsync(test);

        count.Rows.ShouldBe(samples.Length);
        count.Samples.ShouldBe(samples, ignoreOrder: true);
        count.Fingerprints!.Distinct().Count().ShouldBe(samples.Length);
    }

    [Fact]
    public async Task CountOrphans_ManyAndRenamed_SamplesAreFewAndFingerprintsStay()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE province (id int PRIMARY KEY);
            CREATE TABLE c (id int PRIMARY KEY, province_id int);
            INSERT INTO c SELECT i, 99 FROM generate_series(1, 30) i;
            ALTER TABLE c ADD CONSTRAINT k FOREIGN KEY (province_id) REFERENCES province NOT VALID;
            """);
        var before = await CountAsync(test);
        await test.Database.ExecuteAsync(
            "ALTER TABLE c RENAME COLUMN id TO nr; ALTER TABLE c RENAME COLUMN province_id TO p; ALTER TABLE province RENAME TO mst");

        var after = await CountAsync(test);

        before.Samples[0].ShouldBe("id=1 (province_id=99)");
        before.Samples.Count.ShouldBe(5);
        after.Rows.ShouldBe(30);
        after.Fingerprints!.ShouldBe(before.Fingerprints!, ignoreOrder: true);
        after.Digest.ShouldBe(before.Digest);
    }

    [Fact]
    public async Task CountOrphans_MoreThanTheFingerprintLimit_KeepsTheDigestOnly()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p_id int);
            INSERT INTO c SELECT i FROM generate_series(1, 10001) i;
            ALTER TABLE c ADD CONSTRAINT k FOREIGN KEY (p_id) REFERENCES p NOT VALID;
            """);

        var count = await CountAsync(test);

        count.Rows.ShouldBe(10_001);
        count.Fingerprints.ShouldBeNull();
        count.Digest.ShouldNotBe("0");
        count.Samples[0].ShouldBe("p_id=1");
    }

    [Fact]
    public async Task CountOrphans_PartitionedTablesAndUserTypes_AreReadInFull()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE DOMAIN code AS text;
            CREATE TABLE p (id code PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a');
            CREATE TABLE c (id int PRIMARY KEY, p_id code REFERENCES p) PARTITION BY LIST (id);
            CREATE TABLE c1 PARTITION OF c FOR VALUES IN (1); CREATE TABLE c2 PARTITION OF c FOR VALUES IN (2);
            INSERT INTO p VALUES ('a');
            SET session_replication_role = replica; INSERT INTO c VALUES (1, 'a'), (2, 'b');
            """);

        var count = await CountAsync(test);

        count.Samples.ShouldBe(["id=2 (p_id=b)"]);
    }

    private static async Task<OrphanCount> CountAsync(PostgresTest test)
    {
        var structure = await test.Session.ReadStructureAsync(Token);
        return (await test.Session.CountOrphansAsync([.. structure.ForeignKeys.Select(k => new OrphanScan(k))], structure, Token)).ShouldHaveSingleItem();
    }
}
