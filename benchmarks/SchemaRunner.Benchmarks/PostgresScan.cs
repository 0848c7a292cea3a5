using SchemaRunner.Postgres;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Benchmarks;

/// <summary>
/// A snapshot with content of a PostgreSQL table of eight columns, beside <c>COPY … TO '/dev/null'</c> of it: in one
/// process of the server, and with workers.
/// </summary>
internal static class PostgresScan
{
    /// <summary>Makes the table in a private cluster, measures, and removes it.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var rows = options.Rows(10_000_000);
        await using var server = await BenchmarkServer.StartForReadingAsync();
        await using var database = await server.CreateAsync();
        await database.ExecuteAsync([.. EightColumns.Fill("t", rows), "VACUUM ANALYZE"]);
        await using var driver = await database.OpenAsync();
        await output.WriteLineAsync($"PostgreSQL {driver.PostgreSqlVersion}: {rows:N0} rows of 8 columns");
        await Sql.ExecuteAsync(driver, "SET max_parallel_workers_per_gather = 0; SET jit = off; SET enable_indexonlyscan = off");

        var all = new Rounds(options.Rounds(7));
        var copy = all.Add("COPY TO '/dev/null'", () => Sql.ExecuteWithoutResultAsync(driver, "COPY t TO '/dev/null'"));
        all.Add("SELECT count(*)", () => Sql.ExecuteAsync(driver, "SELECT count(*) FROM t"));
        all.Add("SELECT count(last column)", () => Sql.ExecuteAsync(driver, "SELECT count(qty) FROM t"));
        var serial = all.Add("snapshot with content, one process", () => SnapshotAsync(database, workers: 0));
        var parallel = all.Add($"snapshot with content, {options.Workers} workers", () => SnapshotAsync(database, options.Workers));
        await all.MeasureAsync(output);
        await Target.CompareAsync(output, "one process", serial.Least / copy.Least, 0.9, "x COPY");
        await Target.CompareAsync(output, $"{options.Workers} workers", parallel.Least / copy.Least, 0.6, "x COPY");
    }

    // A session of its own each time, as a run has: connecting and reading the structure belong to a snapshot
    private static async Task SnapshotAsync(BenchmarkDatabase database, int workers)
    {
        var engine = PostgresEngine.Connect(
            $"{database.Target.ConnectionString};Options=-c max_parallel_workers_per_gather={workers}");
        await using var session = await engine.OpenAsync(CancellationToken.None);
        var structure = await session.ReadStructureAsync(CancellationToken.None);
        var table = structure.Tables.Single();
        var columns = table.Columns.Select(c => new ColumnScan(c)).ToList();
        await session.ScanAsync([new TableScan(table, [columns[0]], columns)], _ => { }, CancellationToken.None);
    }
}
