using SchemaRunner.EngineTests.Crashes.Proxy;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>The process killed when a certain message is on its way, which the proxy then keeps back.</summary>
public sealed class PostgresKillTests(UndisturbedPostgresRun undisturbed) : IClassFixture<UndisturbedPostgresRun>
{
    private const string Sessions =
        "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() " +
        "AND backend_type = 'client backend' AND pid <> pg_backend_pid())";

    // Every next run begins where the one before was killed, so that each shows that it could
    private static readonly (string Moment, Func<ProxiedMessage, bool> Is, int Version)[] Moments =
    [
        ("before BEGIN", m => m.Sql.StartsWith("BEGIN ISOLATION LEVEL REPEATABLE READ, READ WRITE", StringComparison.Ordinal), 1),
        ("before the tables are locked", m => m.Sql.StartsWith("LOCK TABLE", StringComparison.Ordinal), 1),
        ("when the tables are locked", m => m.Done == "LOCK TABLE", 1),
        ("before statement 1", m => m.Sql.StartsWith("INSERT INTO customer", StringComparison.Ordinal), 1),
        ("after statement 1", m => m.Done == "INSERT 0 1", 1),
        ("before statement 2", m => m.Sql.StartsWith("ALTER TABLE customer", StringComparison.Ordinal), 1),
        ("after statement 2", m => m.Done == "ALTER TABLE", 1),
        ("before the deferred triggers", m => m.Sql == "SET CONSTRAINTS ALL IMMEDIATE", 1),
        ("before the journal's entry", m => m.Sql.Contains("INSERT INTO", StringComparison.Ordinal) && m.Sql.Contains("schemarunner_journal", StringComparison.Ordinal), 1),
        ("before COMMIT", m => m.Sql == "COMMIT", 1),
        ("after COMMIT, before its answer", m => m.Done == "COMMIT", 2),
        ("before statement 1 of the last phase", m => m.Sql.StartsWith("INSERT INTO log", StringComparison.Ordinal), 2),
        ("before the last COMMIT", m => m.Sql == "COMMIT", 2),
        ("after the last COMMIT, before the report", m => m.Sql == "DISCARD ALL", 3),
    ];

    [Fact]
    public async Task Kill_BeforeAndAfterEveryStep_LeavesTheStateBeforeOrAfter()
    {
        await using var scene = await Scene.CreateAsync(undisturbed);
        await using var proxy = PostgresProxy.To(scene.Database.ConnectionString);
        foreach (var (moment, isIt, version) in Moments)
        {
            var ended = await KillAsync(scene, proxy, isIt);

            ended.ExitCode.ShouldBe(137, $"{moment}: it said\n{ended.Output}\n{ended.Error}");
            ended.Output.ShouldBeEmpty(moment);
            await Until.AnswersAsync(() => scene.Database.QueryAsync(Sessions), $"no session has stayed, {moment}");
            await scene.ShouldStandAtAsync(version, moment);
        }

        (await scene.HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied"]);
        await scene.NextRunConvergesAsync();
    }

    // Of a phase whose statements stay: after each kill the next run goes on where the journal ends
    private static readonly (string Moment, Func<ProxiedMessage, bool> Is)[] OutsideMoments =
    [
        ("before statement 1", m => m.Sql.StartsWith("CREATE INDEX CONCURRENTLY first", StringComparison.Ordinal)),
        ("after statement 1, before its answer", m => m.Done == "CREATE INDEX"),
        ("before statement 2", m => m.Sql.StartsWith("CREATE INDEX CONCURRENTLY second", StringComparison.Ordinal)),
        ("after statement 2, before its answer", m => m.Done == "CREATE INDEX"),
        ("before the journal has the last statement", m => m.Sql == "COMMIT"),
        ("after the journal has it, before the answer", m => m.Done == "COMMIT"),
        ("before the report", m => m.Sql == "DISCARD ALL"),
    ];

    [Fact]
    public async Task Kill_OutsideATransaction_GoesOnWhereTheJournalEnds()
    {
        string[] statements = ["CREATE INDEX CONCURRENTLY first ON log (line)", "CREATE INDEX CONCURRENTLY second ON log (id, line)"];
        await using var calm = await Scene.CreateAsync(undisturbed);
        calm.Scripts.WriteOutside(statements);
        await calm.Scripts.On(calm.Database).UpAsync();
        await using var scene = await Scene.CreateAsync(undisturbed);
        scene.Scripts.WriteOutside(statements);
        await scene.Scripts.On(scene.Database).UpAsync(SchemaRunner.Scripts.ScriptVersion.Parse("2"));
        await using var proxy = PostgresProxy.To(scene.Database.ConnectionString);
        foreach (var (moment, isIt) in OutsideMoments)
        {
            var ended = await KillAsync(scene, proxy, isIt);

            ended.ExitCode.ShouldBe(137, $"{moment}: it said\n{ended.Output}\n{ended.Error}");
            await Until.AnswersAsync(() => scene.Database.QueryAsync(Sessions), $"no session has stayed, {moment}");
            (await scene.HistoryAsync()).ShouldNotContain("3 failed", moment);
        }

        proxy.Decide = _ => ValueTask.FromResult(true);
        (await CliProcess.RunAsync(scene.On("up"))).ShouldExitWith(0);
        (await scene.HistoryAsync())[^1].ShouldBe("3 applied");
        (await scene.Database.DumpAsync()).ShouldBe(await calm.Database.DumpAsync());
        (await scene.Scripts.On(scene.Database).VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public Task Kill_AtRandomMoments_LeavesAStateThatTheJournalKnows() => new RandomKills(PostgresTestDatabase.CreateAsync).RunAsync();

    private static async Task<CliResult> KillAsync(Scene scene, PostgresProxy proxy, Func<ProxiedMessage, bool> isIt)
    {
        var started = new TaskCompletionSource<CliProcess>();
        proxy.Decide = async message =>
        {
            if (!isIt(message)) return true;
            (await started.Task).Kill();
            return false;
        };
        await using var process = CliProcess.Start(scene.By(proxy.ConnectionString, "up"));
        started.SetResult(process);
        return await process.EndAsync();
    }
}
