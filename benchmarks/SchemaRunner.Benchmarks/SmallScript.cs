namespace SchemaRunner.Benchmarks;

/// <summary>
/// A small script in a PostgreSQL database of nine tables and 22 million rows: what verifying it takes, beside one
/// <c>count(*)</c> of everything.
/// </summary>
internal static class SmallScript
{
    private static readonly string[] Names =
        ["wide", "wide_large", "parent", "child", "province", "regency", "district", "village", "note"];

    /// <summary>Makes the database, measures, and removes it.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var rows = options.Rows(10_000_000);
        using var folder = new TemporaryFolder();
        var tool = await Tool.BuildAsync();
        await using var server = await BenchmarkServer.StartForReadingAsync();
        await using var database = await server.CreateAsync();
        var scripts = ScriptFolder.Create(folder["migrations"]);
        await scripts.AddAsync("SELECT 1;");
        await tool.UpAsync(folder.Path, database.Url);
        await database.ExecuteAsync([
            .. EightColumns.Fill("wide", rows / 10), .. EightColumns.Fill("wide_large", rows), .. ParentAndChild.Fill(rows),
            .. Hierarchy, "VACUUM ANALYZE"]);

        await using var driver = await database.OpenAsync();
        await Sql.ExecuteAsync(driver, "SET max_parallel_workers_per_gather = 0; SET jit = off; SET enable_indexonlyscan = off");
        await output.WriteLineAsync($"PostgreSQL {driver.PostgreSqlVersion}: {Names.Length} tables, 2 of them of {rows:N0} rows");

        var times = new List<UpTimes>();
        var all = new Rounds(options.Rounds(5));
        var count = all.Add("count(*) of everything", async () =>
        {
            foreach (var name in Names) await Sql.ExecuteAsync(driver, $"SELECT count(*) FROM {name}");
        });
        var verification = all.AddMeasured("verification of a small script, by its report", async () =>
        {
            await scripts.AddAsync(Script(times.Count));
            times.Add(await tool.UpAsync(folder.Path, database.Url));
            return times[^1].Verification;
        });
        all.AddMeasured("the script itself, by its report", () => Task.FromResult(times[^1].Scripts));
        all.AddMeasured("the whole process", () => Task.FromResult(times[^1].Process));
        await all.MeasureAsync(output);
        await Target.CompareAsync(output, "verification", verification.Least / count.Least, 0.3, "x count(*) of everything");
    }

    private static string Script(int number) => $"""
        -- schemarunner:expect change village.name
        -- schemarunner:expect rows village +1
        UPDATE village SET name = name || '.' WHERE id % 100 = {number % 100};
        INSERT INTO village VALUES ({1_000_000 + number}, 1, 'the new one');
        ALTER TABLE regency ADD COLUMN note_{number} text;
        CREATE INDEX district_name_{number} ON district (name);
        """;

    private static IEnumerable<string> Hierarchy =>
    [
        "CREATE TABLE note (at timestamptz, text text)",
        "INSERT INTO note SELECT timestamptz '2024-01-01' + i * interval '1 minute', 'note ' || i FROM generate_series(1, 1000) i",
        .. Level("province", 34, null, 1), .. Level("regency", 514, "province", 34),
        .. Level("district", 7_230, "regency", 514), .. Level("village", 83_436, "district", 7_230),
    ];

    private static IEnumerable<string> Level(string table, int rows, string? parent, int parents) =>
    [
        $"CREATE TABLE {table} (id int PRIMARY KEY, up int{(parent is null ? "" : $" NOT NULL REFERENCES {parent}")}, name text NOT NULL)",
        $"INSERT INTO {table} SELECT i, i % {parents} + 1, '{table} ' || i FROM generate_series(1, {rows}) i",
        $"CREATE INDEX ON {table} (up)",
    ];
}
