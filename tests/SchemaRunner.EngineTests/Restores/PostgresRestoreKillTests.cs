using SchemaRunner.Backups;
using SchemaRunner.EngineTests.Contract;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.EngineTests.Crashes.Proxy;
using SchemaRunner.Journal;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Restores;

/// <summary>The process killed in the proof and in the restore, when a certain message is on its way.</summary>
public sealed class PostgresRestoreKillTests(LonelyServerFixture fixture) : IClassFixture<LonelyServerFixture>, IDisposable
{
    private const string Scratch = "SELECT string_agg(datname, ',') FROM pg_database WHERE datname LIKE 'schemarunner\\_verify\\_%'";

    private const string Sessions =
        "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() " +
        "AND backend_type = 'client backend' AND pid <> pg_backend_pid())";

    // Rows go to the scratch database first; those behind the closing of the tables are the database's own
    private static readonly (string Moment, bool IsInTheRestore, Func<ProxiedMessage, bool> Is, bool IsRestored)[] Moments =
    [
        ("the scratch database is half filled", false, m => m is { FromClient: true, Type: 'd' }, false),
        ("before dropping", true, m => m.Sql.StartsWith("DROP ", StringComparison.Ordinal), false),
        ("while dropping", true, m => m.Done == "DROP VIEW", false),
        ("among the rows", true, m => m is { FromClient: true, Type: 'd' }, false),
        ("before COMMIT", true, m => m.Sql == "COMMIT", false),
        ("after COMMIT, before its answer", true, m => m.Done == "COMMIT", true),
    ];

    private readonly Workspace here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Kill_AtEveryStep_LeavesTheStateBeforeOrAfterAndNoScratchDatabase()
    {
        await using var database = await PostgresTestDatabase.CreateAsync(fixture.Server.ConnectionString);
        await Shop.PrepareAsync(database);
        var then = await database.DumpAsync();
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(new BackupStore(here.PathOf("backups")), CancellationToken.None);
        await database.ExecuteAsync("DELETE FROM log; DROP VIEW open_invoices; CREATE TABLE late (id int); CREATE VIEW later AS SELECT * FROM customer");
        var now = await database.DumpAsync();
        await using var proxy = PostgresProxy.To(database.ConnectionString);
        foreach (var (moment, isInTheRestore, isIt, isRestored) in Moments)
        {
            var ended = await KillAsync(proxy, backup.Path, isInTheRestore, isIt);

            ended.ExitCode.ShouldBe(137, $"{moment}: it said\n{ended.Output}\n{ended.Error}");
            await Until.AnswersAsync(() => database.QueryAsync(Sessions), $"no session has stayed, {moment}");
            (await database.DumpAsync()).ShouldBe(isRestored ? then : now, moment);
            (await HistoryAsync(database)).ShouldBe(isRestored ? ["1 applied", "2 applied", "2 restored"] : ["1 applied", "2 applied"], moment);

            // What the proof had made is there until the next one comes
            if (!isInTheRestore) (await database.QueryAsync(Scratch)).ShouldNotBeNull(moment);
            else (await database.QueryAsync(Scratch)).ShouldBeNull(moment);
        }

        proxy.Decide = _ => ValueTask.FromResult(true);
        (await CliProcess.RunAsync(Restore(proxy, backup.Path))).ShouldExitWith(0);
        (await database.DumpAsync()).ShouldBe(then);
        (await Shop.Two().On(database.CreateEngine()).VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_DiskFull_LeavesAllAsItWas()
    {
        await using var disk = await fixture.Server.TryMountTablespaceAsync("small", "18m");

        // Without the right to mount there is nothing to try
        if (disk is null) return;
        await using var database = await PostgresTestDatabase.CreateAsync(fixture.Server.ConnectionString, "TEMPLATE template0 TABLESPACE small");
        await database.ExecuteAsync("CREATE TABLE filler (b text); INSERT INTO filler SELECT md5(g::text) FROM generate_series(1, 100000) g");
        var backup = await new DatabaseBackups(database.CreateEngine()).CreateAsync(new BackupStore(here.PathOf("backups")), CancellationToken.None);
        await database.ExecuteAsync("DELETE FROM filler WHERE b < '01'; CREATE TABLE late (id int)");
        var now = await database.DumpAsync();
        string[] restore = ["backup", "restore", backup.Path, "--yes", "--no-safety-backup", "--database", database.ConnectionString];

        var full = (await CliProcess.RunAsync(restore)).ShouldExitWith(11);
        (await database.DumpAsync()).ShouldBe(now);
        await disk.GrowAsync("80m");
        (await CliProcess.RunAsync(restore)).ShouldExitWith(0);

        full.Error.ShouldMatch("SR622: .* was not restored: the server refused 'COPY public.filler .*No space left on device");
        full.Error.ShouldContain("hint: make room on the server's disk");
        (await database.DumpAsync()).ShouldNotBe(now);
    }

    private static async Task<Crashes.CliResult> KillAsync(PostgresProxy proxy, string file, bool inTheRestore, Func<ProxiedMessage, bool> isIt)
    {
        var started = new TaskCompletionSource<CliProcess>();
        var isRestoring = !inTheRestore;
        proxy.Decide = async message =>
        {
            isRestoring |= message.Sql.Contains("IN ACCESS EXCLUSIVE MODE", StringComparison.Ordinal);
            if (!isRestoring || !isIt(message)) return true;
            (await started.Task).Kill();
            return false;
        };
        await using var process = CliProcess.Start(Restore(proxy, file));
        started.SetResult(process);
        return await process.EndAsync();
    }

    private static string[] Restore(PostgresProxy proxy, string file) =>
        ["backup", "restore", file, "--yes", "--no-safety-backup", "--database", proxy.ConnectionString];

    private static async Task<IReadOnlyList<string>> HistoryAsync(ITestDatabase database)
    {
        var entries = await Shop.HistoryAsync(database);
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
        return [.. entries.Select(entry => $"{entry.Version} {entry.Event.ToString().ToLowerInvariant()}")];
    }
}
