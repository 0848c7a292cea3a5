using SchemaRunner.Benchmarks.Peers;

namespace SchemaRunner.Benchmarks;

/// <summary>500 small migrations on SQLite in one <c>up</c>, everything verified, beside other tools.</summary>
internal static class SqliteMigrations
{
    /// <summary>Measures on files in a temporary folder.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        using var folder = new TemporaryFolder();
        var ours = new SchemaRunnerPeer(await Tool.BuildAsync(), "content");
        var contest = new Contest(options, folder.Path, output);
        var dbmate = await contest.TryAddAsync("dbmate", () => Dbmate.GetAsync(folder.Path), UseAsync);
        var up = await contest.AddAsync(ours, UseAsync);
        await contest.AddAsync(new AdoLoopPeer(ownProcess: true), UseAsync);
        await contest.AddAsync(new AdoLoopPeer(ownProcess: false), UseAsync);
        await contest.AddAsync(new SchemaRunnerPeer(await Tool.BuildAsync(), "structure"), UseAsync);
        await contest.TryAddAsync("sql-migrate", SqlMigrate.GetAsync, UseAsync);
        await contest.TryAddAsync("sqitch", Sqitch.GetAsync, UseAsync);
        await contest.MeasureAsync();
        await output.WriteLineAsync($"ours by its last report: scripts {ours.Last!.Scripts:N0} ms, verification {ours.Last.Verification:N0} ms");
        if (dbmate is not null) await Target.CompareAsync(output, "schemarunner", up.Least / dbmate.Least, 1.5, "x dbmate");

        async Task<double> UseAsync(Func<PeerDatabase, Task<double>> run)
        {
            var data = Directory.CreateDirectory(folder["data"]);
            var path = Path.Combine(data.FullName, "items.db");
            try
            {
                return await run(new PeerDatabase("sqlite", path, $"Data Source={path};Pooling=False"));
            }
            finally
            {
                data.Delete(recursive: true);
            }
        }
    }
}
