using Microsoft.Data.Sqlite;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Benchmarks;

/// <summary>A snapshot with content of a SQLite table of eight columns, beside counting its last column.</summary>
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
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var rows = options.Rows(1_000_000);
        using var folder = new TemporaryFolder();
        await output.WriteLineAsync($"SQLite {SqliteLibrary.Description}: {rows:N0} rows of 8 columns");
        await using var driver = new SqliteConnection($"Data Source={folder["t.db"]};Pooling=False");
        await driver.OpenAsync();
        await Sql.ExecuteAsync(driver, Fill.Replace("$rows", $"{rows}", StringComparison.Ordinal));

        await using var session = await new SqliteEngine(folder["t.db"]).OpenAsync(CancellationToken.None);
        var allocated = 0L;
        var all = new Rounds(options.Rounds(11));
        var floor = all.Add("SELECT count(last column)", () => Sql.ExecuteAsync(driver, "SELECT count(qty) FROM t"));
        var snapshot = all.Add("snapshot with content, values bound by the key", async () =>
        {
            var structure = await session.ReadStructureAsync(CancellationToken.None);
            var before = GC.GetTotalAllocatedBytes();
            await ScanAsync(session, structure, withKey: true);
            allocated = GC.GetTotalAllocatedBytes() - before;
        });
        all.Add("the same without a key", async () =>
            await ScanAsync(session, await session.ReadStructureAsync(CancellationToken.None), withKey: false));
        await all.MeasureAsync(output);
        await Target.CompareAsync(output, "snapshot", snapshot.Least / floor.Least, 3.5, "x count(last column)");
        await Target.CompareAsync(output, "allocation", (double)allocated / rows, 0.1, "bytes for a row");
    }

    private static Task ScanAsync(Engines.IEngineSession session, Structure structure, bool withKey)
    {
        var table = structure.Tables.Single();
        var columns = table.Columns.Select(c => new ColumnScan(c)).ToList();
        return session.ScanAsync([new TableScan(table, withKey ? [columns[0]] : [], columns)], _ => { }, CancellationToken.None);
    }
}
