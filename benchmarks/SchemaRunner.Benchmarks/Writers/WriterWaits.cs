using System.Diagnostics;

namespace SchemaRunner.Benchmarks.Writers;

/// <summary>
/// Fifty scripts on four PostgreSQL tables while four writers write to them: how long the writers wait, and how much of it
/// is for the sake of verification. The same scripts run with everything verified, with the structure alone compared, and in
/// a plain loop, side by side.
/// </summary>
internal static class WriterWaits
{
    private const int Writers = 4;
    private static readonly TimeSpan Undisturbed = TimeSpan.FromSeconds(5);

    /// <summary>Makes the database, measures on copies, and removes them.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        var rows = options.Rows(500_000);
        using var folder = new TemporaryFolder();
        var tool = await Tool.BuildAsync();
        await using var server = await BenchmarkServer.StartDurableAsync("-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=30min");
        await using var template = await server.CreateAsync();
        var scripts = ScriptFolder.Create(folder["migrations"]);
        await scripts.AddAsync("SELECT 1;");
        await tool.UpAsync(folder.Path, template.Url);
        foreach (var script in BusyTables.Scripts()) await scripts.AddAsync(script);
        await template.ExecuteAsync([.. BusyTables.Fill(rows), "VACUUM ANALYZE"]);
        await output.WriteLineAsync(
            $"{scripts.Last} scripts with the first, which is there; 4 tables, the largest of {rows:N0} rows; "
            + $"{Writers} writers, a statement every {BusyWriter.Pace.TotalMilliseconds} ms each");

        var alone = new WaitTimes("nothing runs");
        var content = new WaitTimes("schemarunner up --verify content");
        var structure = new WaitTimes("schemarunner up --verify structure");
        var loop = new WaitTimes("ADO.NET loop, no journal lock");
        for (var round = 0; round < options.Rounds(2); round++)
        {
            await MeasureAsync(alone, _ => Task.Delay(Undisturbed, TimeProvider.System));
            await MeasureAsync(content, database => tool.UpAsync(folder.Path, database.Url, "--verify", "content"));
            await MeasureAsync(structure, database => tool.UpAsync(folder.Path, database.Url, "--verify", "structure"));
            await MeasureAsync(loop, database => AdoLoop.RunAsync("postgres", database.Target.ConnectionString, Path.Combine(scripts.Path, "up")));
        }

        var usual = alone.MostSent;
        await output.WriteLineAsync($"a statement waited when it took longer than {usual:N1} ms, as 1 of 100 did with nothing running");
        foreach (var times in (WaitTimes[])[alone, content, structure, loop]) await times.PrintAsync(output, usual);
        foreach (var less in (WaitTimes[])[structure, loop])
        {
            await output.WriteLineAsync(
                $"-> beside {less.Name}: verification caused {Share(less.Longest, content.Longest)} of the longest wait "
                + $"and {Share(less.Total(usual), content.Total(usual))} of all waiting");
        }

        await output.WriteLineAsync($"-> the longest that a writer waited: {content.Longest:N0} ms");

        async Task MeasureAsync(WaitTimes times, Func<BenchmarkDatabase, Task> run)
        {
            await using var database = await server.CreateAsync(template.Name);
            await database.ExecuteAsync("CHECKPOINT");
            using var stop = new CancellationTokenSource();
            await using var writers = await WriterGroup.StartAsync(database, Writers, rows, stop.Token);
            var start = Stopwatch.GetTimestamp();
            await run(database);
            var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await stop.CancelAsync();
            times.Add(await writers.EndAsync(), milliseconds);
        }
    }

    private static string Share(double less, double all) => $"{Math.Max(1 - (less / all), 0):P0}";
}
