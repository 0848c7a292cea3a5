using SchemaRunner.Engines;
using SchemaRunner.Postgres;

namespace SchemaRunner.Benchmarks;

/// <summary>
/// Reading the structure of a PostgreSQL database of 1,000 tables with nine columns and four indexes each, and asking
/// what a script touched there, beside <c>pg_dump --schema-only</c>.
/// </summary>
internal static class CatalogSnapshot
{
    private static readonly PhaseSettings Settings = new(TimeSpan.FromSeconds(5), null, "benchmark");

    /// <summary>Makes the database, measures, and removes it.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var tables = options.Tables(1_000);
        await using var server = await BenchmarkServer.StartForReadingAsync();
        await using var database = await server.CreateAsync();
        await database.ExecuteAsync([.. Enumerable.Range(1, tables).SelectMany(Table), "VACUUM ANALYZE"]);
        await output.WriteLineAsync($"PostgreSQL: {tables:N0} tables of 9 columns and 4 indexes");

        await using var session = await PostgresEngine.Connect(database.Target.ConnectionString).OpenAsync(CancellationToken.None);
        var structure = await session.ReadStructureAsync(CancellationToken.None);
        var all = new Rounds(options.Rounds(11));
        if (External.Find("pg_dump") is { } dump)
            all.Add("pg_dump --schema-only", () => External.RunAsync(
                Path.GetTempPath(), dump, ["--schema-only", "-f", "/dev/null", "-d", database.Url]));
        var catalog = all.Add("structure read", () => session.ReadStructureAsync(CancellationToken.None));
        all.Add("all tables locked, phase started", async () =>
        {
            await session.BeginAsync(structure.Tables, Settings, CancellationToken.None);
            await session.StartPhaseAsync(Settings, CancellationToken.None);
        });
        all.Add("script ended", () => session.FinishScriptAsync(CancellationToken.None));
        var touched = all.Add("what was touched", () => session.ReadTouchedAsync(CancellationToken.None));
        all.Add("rolled back", () => session.RollbackAsync(CancellationToken.None));
        await all.MeasureAsync(output);
        await Target.CompareAsync(output, "catalog snapshot", catalog.Least, 250, "ms");
        await Target.CompareAsync(output, "touched query", touched.Least, 10, "ms");
    }

    private static IEnumerable<string> Table(int number) =>
    [
        $"""
        CREATE TABLE t{number} (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, name text NOT NULL DEFAULT '', amount numeric(14,2),
                                created timestamptz DEFAULT now(), active boolean, attrs jsonb, qty int CHECK (qty >= 0), note text)
        """,
        $"CREATE INDEX t{number}_name ON t{number} (name, created DESC)",
        $"CREATE INDEX t{number}_active ON t{number} (qty) WHERE active",
        $"INSERT INTO t{number} SELECT i, 'C' || i FROM generate_series(1, 10) i",
    ];
}
