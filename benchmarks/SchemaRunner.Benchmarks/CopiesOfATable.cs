namespace SchemaRunner.Benchmarks;

/// <summary>
/// A large PostgreSQL table and its copy in another database: comparing the two, equal and with one row that differs, and
/// verifying a backup of one of them, beside <c>pg_dump</c> of the table to <c>/dev/null</c>.
/// </summary>
internal static class CopiesOfATable
{
    /// <summary>Makes the pair in a private cluster, measures through the command line, and removes it.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var rows = options.Rows(10_000_000);
        var tool = await Tool.BuildAsync();
        using var folder = new TemporaryFolder();
        await using var server = await BenchmarkServer.StartForReadingAsync();
        await using var table = await server.CreateAsync();
        await table.ExecuteAsync([.. EightColumns.Fill("t", rows), "VACUUM ANALYZE"]);
        await using var copy = await server.CreateAsync(table.Name);
        await using var other = await server.CreateAsync(table.Name);
        await other.ExecuteAsync($"UPDATE t SET qty = qty + 1 WHERE id = {rows * 2 / 3}", "VACUUM ANALYZE");
        await copy.ExecuteAsync("VACUUM ANALYZE");
        await output.WriteLineAsync($"{rows:N0} rows of 8 columns, twice");
        await tool.RunAsync(folder.Path, "backup", "create", "--database", table.Url, "--backup-dir", "made", "--quiet");
        var backup = Directory.GetFiles(folder["made"], "*.dump").Single();

        var all = new Rounds(options.Rounds(3));
        string[] dump = ["--file=/dev/null", "--table=t", table.Url];
        var dumped = all.Add("pg_dump to /dev/null", () => External.RunAsync(folder.Path, External.Find("pg_dump") ?? "pg_dump", dump));
        var equal = all.Add("compare, equal", () => CompareAsync(table, copy, expected: 0));
        var differing = all.Add("compare, one row differs", () => CompareAsync(table, other, expected: 1));
        var verified = all.Add(
            "backup verify", () => tool.RunAsync(folder.Path, "backup", "verify", backup, "--database", table.Url, "--quiet"));
        all.Add("backup create", () => tool.RunAsync(
            folder.Path, "backup", "create", "--database", table.Url, "--backup-dir", $"again-{Guid.NewGuid():n}", "--quiet"));
        await all.MeasureAsync(output);
        await output.WriteLineAsync(
            $"-> beside pg_dump to /dev/null: compare {equal.Least / dumped.Least:0.00} x, with a row that differs "
            + $"{differing.Least / dumped.Least:0.00} x, backup verify {verified.Least / dumped.Least:0.00} x");

        Task CompareAsync(BenchmarkDatabase a, BenchmarkDatabase b, int expected) =>
            tool.RunAsync(folder.Path, expected, "compare", a.Url, b.Url, "--quiet");
    }
}
