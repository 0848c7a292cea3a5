using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Sqlite;

public sealed class SqliteIdentityTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Phase_TableDroppedAndAnotherMade_IsNew()
    {
        file.Run("CREATE TABLE k (x); CREATE TABLE a (x)");

        var phase = await Phase.RunAsync(file, "DROP TABLE a; CREATE TABLE c (x);", TestContext.Current.CancellationToken);

        var before = phase.Before.Tables.Select(table => table.Id).ToList();
        before.Count.ShouldBe(2);
        before.ShouldNotContain(phase.After.Tables.Single(table => table.Name == "c").Id);
        before.ShouldContain(phase.After.Tables.Single(table => table.Name == "k").Id);
        file.Query("SELECT count(*) FROM sqlite_master WHERE name LIKE '%sentinel%'").ShouldBe(0L);
    }

    [Fact]
    public async Task Phase_ColumnsRenamedInACircleDroppedAndAdded_AreFollowed()
    {
        file.Run("CREATE TABLE t (a, b, c, d)");

        var phase = await Phase.RunAsync(
            file,
            """
            ALTER TABLE t RENAME COLUMN a TO tmp;
            ALTER TABLE t RENAME COLUMN b TO a;
            ALTER TABLE t RENAME TO u;
            ALTER TABLE main."u" RENAME tmp TO b;
            ALTER TABLE u DROP COLUMN c;
            ALTER TABLE u ADD COLUMN c;
            """,
            TestContext.Current.CancellationToken);

        var was = phase.Before.Tables.Single().Columns.ToDictionary(column => column.Name, column => column.Id);
        var now = phase.After.Tables.Single().Columns.ToDictionary(column => column.Name, column => column.Id);
        phase.After.Tables.Single().Id.ShouldBe(phase.Before.Tables.Single().Id);
        now["b"].ShouldBe(was["a"]);
        now["a"].ShouldBe(was["b"]);
        now["d"].ShouldBe(was["d"]);
        was.Values.ShouldNotContain(now["c"]);
    }
}
