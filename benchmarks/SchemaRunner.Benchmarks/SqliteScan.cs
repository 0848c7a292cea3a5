using Microsoft.Data.Sqlite;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Benchmarks;

/// <summary>A content scan of a SQLite table of eight columns, beside counting its last column.</summary>
internal static class SqliteScan
{
    private const string Fill = """
        CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT, name TEXT, amount REAL, created TEXT, active INTEGER, attrs TEXT, qty INTEGER);
        INSERT INTO t
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $rows)
        SELECT i, printf('C%08d', i), printf('name of the %d. row with a middling length', i), i * 1.25 + 0.01,
               datetime(1700000000 + i, 'unixepoch'), i % 2,
               CASE WHEN i % 3 = 0 THEN NULL ELSE printf('{"size": %d, "colour": "blue", "k": "%x"}', i % 100, i) END, i % 1000
        FROM n;
        """;

    /// <summary>Makes the table, measures, and removes it.</summary>
    public static async Task RunAsync(long rows, int rounds, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("schemarunner-benchmark-");
        try
        {
            var path = Path.Combine(folder.FullName, "t.db");
            await output.WriteLineAsync($"SQLite {SqliteLibrary.Description}: {rows:N0} rows of 8 columns");
            await using var driver = new SqliteConnection($"Data Source={path};Pooling=False");
            await driver.OpenAsync();
            await ExecuteAsync(driver, Fill.Replace("$rows", $"{rows}", StringComparison.Ordinal));

            await using var session = await new SqliteEngine(path).OpenAsync(CancellationToken.None);
            var structure = await session.ReadStructureAsync(CancellationToken.None);
            var table = structure.Tables.Single();
            var columns = table.Columns.Select(c => new ColumnScan(c)).ToList();
            var allocated = 0L;
            var all = new Rounds(rounds);
            all.Add("SELECT count(last column)", () => ExecuteAsync(driver, "SELECT count(qty) FROM t"));
            all.Add("content of all columns, bound by the key", async () =>
            {
                var before = GC.GetTotalAllocatedBytes();
                await session.ScanAsync([new TableScan(table, [columns[0]], columns)], _ => { }, CancellationToken.None);
                allocated = GC.GetTotalAllocatedBytes() - before;
            });
            all.Add("the same without a key", () =>
                session.ScanAsync([new TableScan(table, [], columns)], _ => { }, CancellationToken.None));
            await all.MeasureAsync(output);
            await output.WriteLineAsync($"bytes allocated for each row: {(double)allocated / rows:N3}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await command.ExecuteScalarAsync();
    }
}
