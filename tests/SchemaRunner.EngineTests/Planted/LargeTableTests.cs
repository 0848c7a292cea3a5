using SchemaRunner.Comparisons;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Planted;

/// <summary>Tables of many ranges, with keys of every kind: the rows that differ are found in all of them.</summary>
public sealed class LargeTableTests
{
    private const int Rows = 40_000;

    // The key and what it is made of on PostgreSQL and SQLite, {0} being the number of the row
    private static readonly (string Name, string Columns, string Options, string Postgres, string Sqlite)[] s_keys =
    [
        ("skewed", "id bigint PRIMARY KEY", "", "{0}::bigint * {0} * {0}", "{0} * {0} * {0}"),
        ("negative", "id bigint NOT NULL PRIMARY KEY", " WITHOUT ROWID", "30000 - {0}", "30000 - {0}"),
        ("words", "id varchar(40) PRIMARY KEY", "", "'Ñ' || ({0} * 7919 % 100003)", "'Ñ' || ({0} * 7919 % 100003)"),
        ("clustered_words", "id text NOT NULL PRIMARY KEY", " WITHOUT ROWID", "'x' || ({0} % 3) || 'y' || {0}", "'x' || ({0} % 3) || 'y' || {0}"),
        ("composite", "town text NOT NULL, id integer NOT NULL, PRIMARY KEY (town, id)", "", "'t' || ({0} % 7), {0}", "'t' || ({0} % 7), {0}"),
    ];

    [Fact]
    public Task Compare_PostgresWithSqlite_FindsTheRows() => FindsAsync(PostgresTestDatabase.CreateAsync, SqliteTestDatabase.CreateAsync);

    [Fact]
    public Task Compare_SqliteWithSqlite_FindsTheRows() => FindsAsync(SqliteTestDatabase.CreateAsync, SqliteTestDatabase.CreateAsync);

    private static async Task FindsAsync(Func<Task<ITestDatabase>> createA, Func<Task<ITestDatabase>> createB)
    {
        await using var a = await createA();
        await using var b = await createB();
        await Task.WhenAll(FillAsync(a), FillAsync(b));
        var planted = s_keys.SelectMany(key => new[]
        {
            $"UPDATE {key.Name} SET amount = amount + 1 WHERE number IN (1, 33333)",
            $"UPDATE {key.Name} SET note = NULL WHERE number = 39999",
            $"DELETE FROM {key.Name} WHERE number = 20000",
        });
        await b.LoadAsync(planted);

        var comparison = await new DatabaseComparer(new ComparisonOptions { ContentOnly = true }).CompareAsync(
            ComparisonSide.Of(a.CreateEngine()), ComparisonSide.Of(b.CreateEngine()), TestContext.Current.CancellationToken);

        comparison.Tables.Count.ShouldBe(s_keys.Length);
        foreach (var table in comparison.Tables)
        {
            var found = (table.RowsInA, table.RowsInB, table.OnlyInA.Rows, table.OnlyInB.Rows, table.Changed.Rows, table.IsAtLeast);
            found.ShouldBe((Rows, Rows - 1, 1, 0, 3, false), table.Name);
            table.Columns.Select(column => (column.Name, column.Rows)).ShouldBe([("amount", 2), ("note", 1)], table.Name);
        }
    }

    private static Task FillAsync(ITestDatabase database)
    {
        var isPostgres = database is PostgresTestDatabase;
        var source = isPostgres
            ? $"generate_series(1, {Rows}) AS n(i)"
            : $"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) SELECT i FROM n) AS n";
        return database.LoadAsync(s_keys.SelectMany(key => new[]
        {
            $"CREATE TABLE {key.Name} ({Declared(key.Columns)}){(isPostgres ? "" : key.Options)}",
            $"INSERT INTO {key.Name} SELECT {string.Format(isPostgres ? key.Postgres : key.Sqlite, "n.i")}, n.i, n.i * 0.25, 'row ' || n.i FROM {source}",
        }));
    }

    private static string Declared(string columns)
    {
        const string More = "number integer, amount numeric, note text";
        var at = columns.IndexOf(", PRIMARY KEY (", StringComparison.Ordinal);
        return at < 0 ? $"{columns}, {More}" : $"{columns[..at]}, {More}{columns[at..]}";
    }
}
