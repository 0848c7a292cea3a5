using SchemaRunner.Benchmarks.Peers;

namespace SchemaRunner.Benchmarks;

/// <summary>500 small migrations on PostgreSQL in one <c>up</c>, everything verified, beside other tools.</summary>
internal static class PostgresMigrations
{
    /// <summary>Starts a server that keeps what it commits, measures, and removes it.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        using var folder = new TemporaryFolder();
        await using var server = await BenchmarkServer.StartDurableAsync();
        var ours = new SchemaRunnerPeer(await Tool.BuildAsync(), "content");
        var contest = new Contest(options, folder.Path, output);
        var dbmate = await contest.TryAddAsync("dbmate", () => Dbmate.GetAsync(folder.Path), UseAsync);
        var up = await contest.AddAsync(ours, UseAsync);
        var loop = await contest.AddAsync(new AdoLoopPeer(ownProcess: true), UseAsync);
        await contest.AddAsync(new AdoLoopPeer(ownProcess: false), UseAsync);
        await contest.AddAsync(new SchemaRunnerPeer(await Tool.BuildAsync(), "structure"), UseAsync);
        await contest.TryAddAsync("sql-migrate", SqlMigrate.GetAsync, UseAsync);
        await contest.TryAddAsync("sqitch", Sqitch.GetAsync, UseAsync);
        await contest.MeasureAsync();
        await output.WriteLineAsync($"ours by its last report: scripts {ours.Last!.Scripts:N0} ms, verification {ours.Last.Verification:N0} ms");
        if (dbmate is not null) await Target.CompareAsync(output, "schemarunner", up.Least / dbmate.Least, 1.5, "x dbmate");
        await Target.CompareAsync(output, "schemarunner", up.Least / loop.Least, 1, "x ADO.NET loop");

        async Task<double> UseAsync(Func<PeerDatabase, Task<double>> run)
        {
            await using var database = await server.CreateAsync();
            var at = database.Target;
            return await run(new PeerDatabase("postgres", $"{at.Username}@{at.Host}:{at.Port}/{database.Name}", at.ConnectionString));
        }
    }
}
