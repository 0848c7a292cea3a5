using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>Rows that stay, in a table whose rows come and go.</summary>
public sealed class PostgresUntouchedRowsTests
{
    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData(3, true, "INSERT INTO t VALUES (4, 'd')")]
    [InlineData(3, true, "INSERT INTO t VALUES (4, 'd')", "UPDATE t SET v = 'x' WHERE id = 4")]
    [InlineData(3, true, "ALTER TABLE t RENAME v TO w", "INSERT INTO t VALUES (4, 'd')")]
    [InlineData(3, true, "UPDATE t SET v = v")]
    [InlineData(2, true, "DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (4, 'd')")]
    [InlineData(3, false, "INSERT INTO t VALUES (4, 'd')", "UPDATE t SET v = 'x' WHERE id = 1")]
    [InlineData(3, false, "DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (1, 'x')")]
    [InlineData(3, false, "SAVEPOINT s", "UPDATE t SET v = 'x' WHERE id = 2", "RELEASE s", "INSERT INTO t VALUES (4, 'd')")]
    [InlineData(3, false, "UPDATE t SET v = 'x' WHERE id = 2", "ALTER TABLE t ADD u uuid DEFAULT gen_random_uuid()")]
    [InlineData(3, true, "CLUSTER t USING t_pkey", "INSERT INTO t VALUES (4, 'd')")]
    public async Task ScanSurvivors_Script_TellsWhetherTheRowsThatStayedAreAsTheyWere(int rows, bool same, params string[] script)
    {
        await using var test = await PostgresTest.StartAsync("CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        var before = ScanOf((await test.BeginAsync()).Tables.Single());
        await test.Session.KeepRowsAsync([before], Token);
        foreach (var sql in script) await test.RunAsync(sql);
        var after = ScanOf((await test.Session.ReadStructureAsync(Token)).Tables.Single());

        var survivors = (await test.Session.ScanSurvivorsAsync([(before, after)], Token)).ShouldHaveSingleItem();

        survivors.Rows.ShouldBe(rows);
        survivors.Before.OrderBy(d => d.Key).SequenceEqual(survivors.After.OrderBy(d => d.Key)).ShouldBe(same);
        survivors.Before.Keys.ShouldBe(["1", "2"], ignoreOrder: true);
    }

    private static TableScan ScanOf(Table table) =>
        new(table, [new ColumnScan(table.Columns[0])], [new ColumnScan(table.Columns[0]), new ColumnScan(table.Columns[1])]);
}
