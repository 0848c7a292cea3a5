namespace SchemaRunner.Benchmarks;

/// <summary>
/// A phase on a PostgreSQL table of 1,000 rows: what verifying it takes in a database of 1,000 tables and 20 million
/// rows, beside one of ten tables.
/// </summary>
internal static class OneTable
{
    /// <summary>Makes both databases, measures, and removes them.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var tables = options.Tables(1_000);
        var rows = options.Rows(20_000_000) / tables;
        using var folder = new TemporaryFolder();
        var tool = await Tool.BuildAsync();
        await using var server = await BenchmarkServer.StartForReadingAsync();
        var scripts = ScriptFolder.Create(folder["migrations"]);
        await scripts.AddAsync("SELECT 1;");
        await using var small = await MakeAsync(tool, server, folder.Path, tables: 10, rows: 1_000);
        await using var large = await MakeAsync(tool, server, folder.Path, tables, rows);
        await output.WriteLineAsync($"one phase on a table of 1,000 rows; the large database has {tables:N0} tables of {rows:N0} rows");

        var all = new Rounds(options.Rounds(7));
        var inSmall = Add(all, "10 tables", small);
        var inLarge = Add(all, $"{tables:N0} tables", large);
        await all.MeasureAsync(output);
        await Target.CompareAsync(output, "verification in the large database", inLarge.Report.Least, 150, "ms");
        await Target.CompareAsync(output, "verification, large beside small", inLarge.Report.Least / inSmall.Report.Least, 2, "x");
        await Target.CompareAsync(
            output, "the whole process less the script, large beside small", inLarge.Process.Least / inSmall.Process.Least, 2, "x");

        (Variant Report, Variant Process) Add(Rounds to, string name, BenchmarkDatabase database)
        {
            UpTimes? last = null;
            var report = to.AddMeasured($"{name}: verification, by the report", async () =>
            {
                // each database gets every script: the one that the other has not had yet comes first
                last = await tool.UpAsync(folder.Path, database.Url, "--to", await NextAsync(database));
                return last.Verification;
            });
            return (report, to.AddMeasured($"{name}: the whole process less the script", () => Task.FromResult(last!.Process - last.Scripts)));
        }

        async Task<string> NextAsync(BenchmarkDatabase database) =>
            database == small ? await scripts.AddAsync(Script(scripts.Last)) : scripts.Last;
    }

    private static string Script(string number) => $"""
        -- schemarunner:expect change subject.name
        -- schemarunner:expect rows subject +1
        UPDATE subject SET name = name || '.' WHERE id % 10 = 0;
        INSERT INTO subject VALUES (100{number}, 'the new one', 1, now(), 1);
        ALTER TABLE subject ADD COLUMN note_{number} text;
        """;

    private static async Task<BenchmarkDatabase> MakeAsync(
        Tool tool, BenchmarkServer server, string folder, int tables, long rows)
    {
        var database = await server.CreateAsync();
        await tool.UpAsync(folder, database.Url);
        await database.ExecuteAsync([
            .. Enumerable.Range(1, tables - 1).SelectMany(i => Table($"t{i}", rows)), .. Table("subject", 1_000), "VACUUM ANALYZE"]);
        return database;
    }

    private static IEnumerable<string> Table(string name, long rows) =>
    [
        $"CREATE TABLE {name} (id bigint PRIMARY KEY, name text, amount numeric(14,2), created timestamptz, qty int)",
        $"""
        INSERT INTO {name} SELECT i, 'name ' || i, i * 1.25, timestamptz '2024-01-01' + i * interval '1 second', i % 100
        FROM generate_series(1, {rows}) i
        """,
        $"CREATE INDEX ON {name} (qty)",
    ];
}
