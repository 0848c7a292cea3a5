using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresContentScanTests
{
    private const string AllTypes = """
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
        CREATE TABLE t (
            id int PRIMARY KEY, i2 smallint, i4 int, i8 bigint, b boolean, u uuid, txt text, vc varchar(20), ch char(5),
            n numeric, f4 real, f8 double precision, d date, ts timestamp, tz timestamptz, tm time, iv interval,
            j json, jb jsonb, x xml, bt varbit(8), by bytea, a int[], ta text[], r int4range, m mood, p point, mn money);
        INSERT INTO t VALUES
            (1, 1, 1, 1, true, '00000000-0000-0000-0000-000000000001', 'a', 'a', 'a', 5, 1.5, 0, '2020-01-01',
             '3000-01-01 00:00:00.000001', '3000-01-01 00:00:00.000001+00', '10:00', '1 day', '{"a":5}', '{"a":5}', '<a/>',
             B'101', '\x01', '{1,2,3,4}', '{a,NULL}', '[1,5)', 'ok', '(1,2)', 1),
            (2, 2, 2, -1, false, '00000000-0000-0000-0000-000000000002', 'b', 'b', 'b', 1.0, 2.5, 1, '2020-01-02',
             '2020-01-02', '2020-01-02', '11:00', '30 days', '[[1],2]', '[[1],2]', '<b/>', B'1', '\x02', '{5}', '{b}', '[2,3)',
             'sad', '(3,4)', 2);
        """;

    // Each is invisible to a hash function that serves equality (verification.md, A2), or to an order-free sum
    [Theory]
    [InlineData("i2", "UPDATE t SET i2 = -i2")]
    [InlineData("i4", "UPDATE t SET i4 = -i4")]
    [InlineData("i8", "UPDATE t SET i8 = 4294967296 WHERE id = 1")]
    [InlineData("i8", "UPDATE t SET i8 = 4294967295 WHERE id = 2")]
    [InlineData("b", "UPDATE t SET b = NOT b")]
    [InlineData("b", "UPDATE t SET b = NULL WHERE id = 2")]
    [InlineData("u", "UPDATE t SET u = '10000000-0000-0000-0000-000000000001' WHERE id = 1")]
    [InlineData("txt", "UPDATE t SET txt = 'a ' WHERE id = 1")]
    [InlineData("txt", "UPDATE t SET txt = '' WHERE id = 1")]
    [InlineData("txt", "UPDATE t SET txt = NULL WHERE id = 1")]
    [InlineData("txt", "UPDATE t SET txt = CASE txt WHEN 'a' THEN 'b' ELSE 'a' END")]
    [InlineData("vc", "UPDATE t SET vc = 'A' WHERE id = 1")]
    [InlineData("ch", "UPDATE t SET ch = 'aa' WHERE id = 1")]
    [InlineData("n", "UPDATE t SET n = -n WHERE id = 1")]
    [InlineData("n", "UPDATE t SET n = 1.00 WHERE id = 2")]
    [InlineData("n", "UPDATE t SET n = 'NaN' WHERE id = 2")]
    [InlineData("f4", "UPDATE t SET f4 = -f4")]
    [InlineData("f8", "UPDATE t SET f8 = '-0' WHERE id = 1")]
    [InlineData("f8", "UPDATE t SET f8 = 1.0000000000000002 WHERE id = 2")]
    [InlineData("d", "UPDATE t SET d = 'infinity' WHERE id = 1")]
    [InlineData("ts", "UPDATE t SET ts = ts + '1 microsecond' WHERE id = 1")]
    [InlineData("tz", "UPDATE t SET tz = tz + '1 microsecond' WHERE id = 1")]
    [InlineData("tz", "UPDATE t SET tz = 'infinity' WHERE id = 1")]
    [InlineData("tm", "UPDATE t SET tm = '10:00:00.000001' WHERE id = 1")]
    [InlineData("iv", "UPDATE t SET iv = '24 hours' WHERE id = 1")]
    [InlineData("iv", "UPDATE t SET iv = '1 mon' WHERE id = 2")]
    [InlineData("j", "UPDATE t SET j = '{\"a\": 5}' WHERE id = 1")]
    [InlineData("jb", "UPDATE t SET jb = '{\"a\":-5}' WHERE id = 1")]
    [InlineData("jb", "UPDATE t SET jb = '{\"a\":5.0}' WHERE id = 1")]
    [InlineData("jb", "UPDATE t SET jb = '[[1,2]]' WHERE id = 2")]
    [InlineData("x", "UPDATE t SET x = '<a></a>' WHERE id = 1")]
    [InlineData("bt", "UPDATE t SET bt = B'1010' WHERE id = 1")]
    [InlineData("by", "UPDATE t SET by = '\\x0100' WHERE id = 1")]
    [InlineData("a", "UPDATE t SET a = '{{1,2},{3,4}}' WHERE id = 1")]
    [InlineData("a", "UPDATE t SET a = '[0:3]={1,2,3,4}' WHERE id = 1")]
    [InlineData("ta", "UPDATE t SET ta = '{a,\"NULL\"}' WHERE id = 1")]
    [InlineData("r", "UPDATE t SET r = '[1,6)' WHERE id = 1")]
    [InlineData("m", "UPDATE t SET m = 'happy' WHERE id = 1")]
    [InlineData("p", "UPDATE t SET p = '(2,1)' WHERE id = 1")]
    [InlineData("mn", "UPDATE t SET mn = -1 * mn WHERE id = 1")]
    public async Task Scan_ValueChanged_ChangesThatColumnsDigestOnly(string column, string change)
    {
        await using var test = await PostgresTest.StartAsync(AllTypes);
        var id = (await test.TableAsync("t")).Columns.Single(c => c.Name == column).Id;
        var before = await test.ScanAsync("t");

        await test.Database.ExecuteAsync(change);
        var after = await test.ScanAsync("t");

        after.Rows.ShouldBe(2);
        before.Digests.Count.ShouldBe(28);
        before.Digests.Where(d => after.Digests[d.Key] != d.Value).Select(d => d.Key).ShouldBe([id]);
    }

    [Fact]
    public async Task Scan_RenamesNewColumnsAndOtherSettings_LeaveTheDigestsAlone()
    {
        await using var test = await PostgresTest.StartAsync(AllTypes);
        var before = await test.ScanAsync("t");
        await test.BeginAsync();
        foreach (var sql in (string[])[
            "ALTER TABLE t RENAME TO t2", "ALTER TABLE t2 RENAME COLUMN txt TO words", "ALTER TABLE t2 ADD COLUMN extra int DEFAULT 7",
            "UPDATE t2 SET n = n", "SET TimeZone = 'Asia/Jakarta'", "SET DateStyle = 'SQL, DMY'", "SET IntervalStyle = iso_8601",
            "SET extra_float_digits = -10", "SET bytea_output = escape", "SET lc_monetary = 'C'", "SET quote_all_identifiers = on"])
            await test.RunAsync(sql);

        var after = await test.ScanAsync("t2");

        before.Digests.Where(d => after.Digests[d.Key] != d.Value).ShouldBeEmpty();
        (await test.Session.EvaluateAsync(
            new(1, "SELECT current_setting('TimeZone') = 'Asia/Jakarta' AND current_setting('bytea_output') = 'escape'"), PostgresTest.Token))
            .ShouldBeNull("the script's settings are its own again");
    }

    [Fact]
    public async Task Scan_FunctionsOfTheUsersOnTheSearchPath_AreNotCalled()
    {
        await using var test = await PostgresTest.StartAsync(AllTypes + """
            CREATE SCHEMA evil;
            CREATE FUNCTION evil.hashtextextended(text, bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
            CREATE FUNCTION evil.hashint4extended(int, bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
            CREATE FUNCTION evil.same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.same);
            """);
        var before = await test.ScanAsync("t");
        await test.BeginAsync();
        await test.RunAsync("SET search_path = evil, pg_catalog, public");

        var after = await test.ScanAsync("t");

        after.Digests.ShouldBe(before.Digests, ignoreOrder: true);
    }

    [Fact]
    public async Task Scan_ZerosMovedBetweenRows_ChangesTheDigest()
    {
        await using var test = await PostgresTest.StartAsync("""
            CREATE TABLE t (id int PRIMARY KEY, f double precision, n numeric, ts timestamp);
            INSERT INTO t VALUES (1, NULL, NULL, NULL), (2, 0, 0, '1970-01-01'), (3, 0, 0, '1970-01-01'), (4, NULL, NULL, NULL);
            """);
        var before = await test.ScanAsync("t");
        await test.Database.ExecuteAsync("""
            UPDATE t SET f = CASE WHEN id IN (1, 4) THEN 0 END, n = CASE WHEN id IN (1, 4) THEN 0 END,
                         ts = CASE WHEN id IN (1, 4) THEN timestamp '1970-01-01' END
            """);

        var after = await test.ScanAsync("t");

        before.Digests.Where(d => after.Digests[d.Key] == d.Value).Select(d => d.Key).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData("k1 text, k2 int, v text, PRIMARY KEY (k1, k2)", "'a', 1, 'x'", "'a', 2, 'y'")]
    [InlineData("k uuid PRIMARY KEY, v text", "'00000000-0000-0000-0000-000000000001', 'x'", "'00000000-0000-0000-0000-000000000002', 'y'")]
    [InlineData("k timestamptz PRIMARY KEY, v text", "'2020-01-01', 'x'", "'2020-01-02', 'y'")]
    [InlineData("k bigint PRIMARY KEY, v text", "9007199254740993, 'x'", "-9007199254740993, 'y'")]
    public async Task Scan_ValuesSwappedUnderAnyKey_ChangesTheDigest(string columns, string first, string second)
    {
        await using var test = await PostgresTest.StartAsync(
            $"CREATE TABLE t ({columns}); INSERT INTO t VALUES ({first}), ({second})");
        var before = await test.ScanAsync("t");
        await test.Database.ExecuteAsync("UPDATE t SET v = CASE v WHEN 'x' THEN 'y' ELSE 'x' END");

        var after = await test.ScanAsync("t");

        before.Digests.Count(d => after.Digests[d.Key] != d.Value).ShouldBe(1);
    }

    [Fact]
    public async Task Scan_NoKeyAndValuesSwapped_ChangesTheRowDigestOnly()
    {
        await using var test = await PostgresTest.StartAsync(
            "CREATE TABLE t (a text, b text); INSERT INTO t VALUES ('1', 'x'), ('2', NULL), (NULL, 'z'), ('1', 'x')");
        var before = await test.ScanAsync("t");
        await test.Database.ExecuteAsync("UPDATE t SET a = CASE WHEN a = '2' THEN NULL WHEN a IS NULL THEN '2' ELSE a END");

        var after = await test.ScanAsync("t");

        after.Digests.ShouldBe(before.Digests, ignoreOrder: true);
        after.RowDigest.ShouldNotBeNull();
        after.RowDigest.ShouldNotBe(before.RowDigest);
    }

    [Theory]
    [InlineData("int", "'5'", "bigint", true)]
    [InlineData("varchar(10)", "'ab'", "text", true)]
    [InlineData("char(5)", "'ab'", "varchar(9)", true)]
    [InlineData("numeric(10,2)", "1.50", "numeric(12,4)", true)]
    [InlineData("numeric(10,2)", "1.50", "numeric(12,0)", false)]
    [InlineData("real", "1.1", "double precision", true)]
    [InlineData("timestamp", "'2020-06-01 12:00'", "timestamptz", true)]
    [InlineData("timestamptz", "'2020-06-01 12:00+02'", "timestamp", true)]
    [InlineData("timestamptz(0)", "'2020-06-01 12:00+02'", "timestamp(3)", true)]
    [InlineData("date", "'2020-06-01'", "timestamptz", true)]
    [InlineData("text", "'17'", "int", true)]
    [InlineData("text", "'017'", "int", false)]
    [InlineData("int", "1", "boolean", true)]
    [InlineData("int", "2", "boolean", false)]
    public async Task Scan_TypeChangedAndReadAsBefore_EqualsWhenNothingWasLost(string was, string value, string now, bool equal)
    {
        await using var test = await PostgresTest.StartAsync(
            $"CREATE TABLE t (id int PRIMARY KEY, v {was}); INSERT INTO t VALUES (1, {value}), (2, NULL)");
        var before = await test.ScanAsync("t");
        var old = (await test.TableAsync("t")).Columns[1].Type;
        await test.BeginAsync();
        await test.RunAsync("SET TimeZone = 'America/New_York'");
        await test.RunAsync($"ALTER TABLE t ALTER COLUMN v TYPE {now} USING v::{now}");
        var table = await test.TableAsync("t");

        var after = await test.ScanAsync(
            new TableScan(table, [new(table.Columns[0])], [new(table.Columns[0]), new(table.Columns[1], AsType: old)]));

        after.Digests["1"].ShouldBe(before.Digests["1"]);
        (after.Digests.GetValueOrDefault("2") == before.Digests["2"]).ShouldBe(equal);
    }

    [Theory]
    [InlineData("text", "'x'", "integer", "invalid input syntax")]
    [InlineData("numeric", "1.5", "integer", "without loss")]
    public async Task Scan_CastFailsOrLoses_NamesTheColumnAndGoesOn(string now, string value, string asType, string reason)
    {
        await using var test = await PostgresTest.StartAsync(
            $"CREATE TABLE t (id int PRIMARY KEY, v {now}, w text); INSERT INTO t VALUES (1, {value}, 'w')");
        var before = await test.ScanAsync("t");
        await test.BeginAsync();
        var table = await test.TableAsync("t");

        var content = await test.ScanAsync(new TableScan(
            table, [new(table.Columns[0])], [new(table.Columns[1], asType), new(table.Columns[2])]));

        content.Unreadable["2"].ShouldContain(reason);
        content.Digests.ShouldBe(new Dictionary<string, string> { ["3"] = before.Digests["3"] });
        (await test.RunAsync("UPDATE t SET w = 'still here'")).Rows.ShouldBe(1);
    }

    [Fact]
    public async Task Scan_ManyTablesPartitionsAndCountsOnly_GivesEachItsOwn()
    {
        await using var test = await PostgresTest.StartAsync("""
            DO $$ BEGIN FOR i IN 1..70 LOOP
                EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY); INSERT INTO t%s SELECT generate_series(1, %s)', i, i, i);
            END LOOP; END $$;
            CREATE TABLE part (id int) PARTITION BY LIST (id);
            CREATE TABLE part1 PARTITION OF part FOR VALUES IN (1);
            INSERT INTO part VALUES (1), (1);
            """);
        var structure = await test.Session.ReadStructureAsync(PostgresTest.Token);
        var seen = new List<string>();

        var contents = await test.Session.ScanAsync(
            [.. structure.Tables.Select(t => new TableScan(t, [], []))], t => seen.Add(t.Name), PostgresTest.Token);

        var rows = contents.ToDictionary(c => structure.Tables.Single(t => t.Id == c.TableId).Name, c => c.Rows);
        seen.ShouldBe(structure.Tables.Select(t => t.Name));
        rows["t1"].ShouldBe(1);
        rows["t70"].ShouldBe(70);
        rows["part"].ShouldBe(0);
        rows["part1"].ShouldBe(2);
    }
}
