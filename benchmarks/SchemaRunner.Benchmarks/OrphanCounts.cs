using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Benchmarks;

/// <summary>
/// Orphans of a key between a PostgreSQL table and one of a tenth of its rows, beside counting the first: before
/// the table is written, and after a script has written a tenth of it.
/// </summary>
internal static class OrphanCounts
{
    private static readonly PhaseSettings Settings = new(TimeSpan.FromSeconds(5), null, "benchmark");

    /// <summary>Makes the tables, measures, and removes them.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var rows = options.Rows(10_000_000);
        await using var server = await BenchmarkServer.StartForReadingAsync();
        await using var database = await server.CreateAsync();
        await database.ExecuteAsync([.. ParentAndChild.Fill(rows), "VACUUM ANALYZE"]);
        await output.WriteLineAsync($"PostgreSQL: {rows:N0} rows refer to {rows / 10:N0}, the key has an index");

        foreach (var isWritten in (bool[])[false, true])
        {
            await using var driver = await database.OpenAsync();
            await Sql.ExecuteAsync(driver, "SET max_parallel_workers_per_gather = 0; SET jit = off; SET enable_indexonlyscan = off");
            var connection = $"{database.Target.ConnectionString};Options=-c max_parallel_workers_per_gather=0";
            await using var session = await PostgresEngine.Connect(connection).OpenAsync(CancellationToken.None);
            var structure = await session.ReadStructureAsync(CancellationToken.None);
            var key = structure.ForeignKeys.Single();
            await session.BeginAsync(structure.Tables, Settings, CancellationToken.None);
            await session.StartPhaseAsync(Settings, CancellationToken.None);
            if (isWritten)
                await session.ExecuteAsync(
                    new Statement(1, 0, 1, 1, "UPDATE child SET name = name || '.' WHERE id % 10 = 0"), CancellationToken.None);

            var all = new Rounds(options.Rounds(5));
            var count = all.Add("count(*) of the table that refers", () => Sql.ExecuteAsync(driver, "SELECT count(*) FROM child"));
            var orphans = all.Add(
                isWritten ? "orphans, a tenth written" : "orphans, nothing written", () => CountAsync(session, structure, new OrphanScan(key, isWritten)));
            var written = isWritten
                ? all.Add("orphans among the written tenth", () => CountAsync(session, structure, new OrphanScan(key, isWritten, OnlyWrittenRows: true)))
                : null;
            await all.MeasureAsync(output);
            await Target.CompareAsync(
                output, isWritten ? "a tenth written, all rows" : "nothing written", orphans.Least / count.Least, isWritten ? 14 : 3, "x count(*)");
            if (written is not null)
                await Target.CompareAsync(output, "a tenth written, those only", written.Least / count.Least, 3, "x count(*)");
        }
    }

    private static Task CountAsync(IEngineSession session, Structure structure, OrphanScan scan) =>
        session.CountOrphansAsync([scan], structure, CancellationToken.None);
}
