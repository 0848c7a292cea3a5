using System.Text.Json;
using SchemaRunner.Engines;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>The run lock among processes, on every engine, and what <c>lock</c> says of it.</summary>
public abstract class RunLockContract(Func<Task<ITestDatabase>> create) : IAsyncLifetime
{
    private readonly ScriptFolder scripts = new();

    /// <summary>An empty database.</summary>
    protected ITestDatabase Database { get; private set; } = null!;

    /// <summary>Keeps the next phase from beginning until the result is disposed.</summary>
    protected abstract Task<IAsyncDisposable> HoldAsync();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Database = await create();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        scripts.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(4)]
    public async Task Up_ManyProcessesAtOnce_EachPhaseIsAppliedOnce(int processes)
    {
        var started = Enumerable.Range(0, processes).Select(_ => Start("up", "--migrations", scripts.Folder)).ToList();

        var ended = await Task.WhenAll(started.Select(process => process.EndAsync()));

        foreach (var process in ended) process.ShouldExitWith(0);
        ended.Count(process => process.Output.Contains("VERIFIED: 3 phases committed", StringComparison.Ordinal)).ShouldBe(1);
        ended.Count(process => process.Output.Contains("Nothing to do", StringComparison.Ordinal)).ShouldBe(processes - 1);
        var entries = await scripts.On(Database).HistoryAsync();
        entries.Select(entry => $"{entry.Version} {entry.Event}").ShouldBe(["1 Applied", "2 Applied", "3 Applied"]);
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lock_RunUnderWay_SaysWhoseItIsAndThePhaseAndThenThatNobodyHoldsIt()
    {
        await scripts.On(Database).UpAsync(ScriptVersion.Parse("1"));
        await using var hold = await HoldAsync();
        await using var run = Start("up", "--migrations", scripts.Folder, "--lock-timeout", "60s");
        await run.WaitForLineAsync("phase 1 of 2");
        await Until.AnswersAsync(async () => (await LockAsync()).Contains("in phase", StringComparison.Ordinal) ? "yes" : null, "a phase");

        var said = await LockAsync();
        var document = JsonDocument.Parse(await LockAsync("--output", "json")).RootElement;

        said.ShouldMatch($@"^The run lock is held: run [0-9a-f]{{12}} on \S+, pid {run.Id}, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\dZ, in phase 2\.\n$");
        document.GetProperty("held").GetBoolean().ShouldBeTrue();
        document.GetProperty("processId").GetInt32().ShouldBe(run.Id);
        document.GetProperty("host").GetString().ShouldBe(Environment.MachineName);
        document.GetProperty("phase").GetString().ShouldBe("2");
        said.ShouldContain(document.GetProperty("runId").GetString()!);

        await using var waiting = Start("up", "--migrations", scripts.Folder, "--lock-timeout", "60s");
        await waiting.WaitForLineAsync($"pid {run.Id}, since {document.GetProperty("since").GetDateTimeOffset():yyyy-MM-dd HH:mm:ss}Z, in phase 2");
        await hold.DisposeAsync();
        (await run.EndAsync()).ShouldExitWith(0);
        (await waiting.EndAsync()).ShouldExitWith(0);
        (await LockAsync()).ShouldBe("Nobody holds the run lock.\n");
    }

    [Fact]
    public async Task Lock_HolderKilled_SaysThatNobodyHoldsIt()
    {
        await scripts.On(Database).UpAsync(ScriptVersion.Parse("1"));
        await using var hold = await HoldAsync();
        await using var run = Start("up", "--migrations", scripts.Folder, "--lock-timeout", "60s");
        await run.WaitForLineAsync("phase 1 of 2");

        await run.KillAsync();

        // The server notices within a second that its client is gone, the kernel at once
        await Until.AnswersAsync(async () => await LockAsync() == "Nobody holds the run lock.\n" ? "yes" : null, "nobody");
    }

    [Fact]
    public async Task Lock_NobodyEverRan_SaysSoAndTakesNothing()
    {
        var before = await LeftBehindAsync();

        (await LockAsync()).ShouldBe("Nobody holds the run lock.\n");

        JsonDocument.Parse(await LockAsync("--output", "json")).RootElement.GetProperty("held").GetBoolean().ShouldBeFalse();
        (await LeftBehindAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task FindRunLock_Held_LeavesItToItsHolder()
    {
        var engine = Database.CreateEngine();
        var owner = new LockOwner("4f1c", "db-admin", 4711, DateTimeOffset.UnixEpoch);
        await using var held = await engine.AcquireRunLockAsync(owner, TimeSpan.Zero, _ => { }, CancellationToken.None);

        (await Database.CreateEngine().FindRunLockAsync(CancellationToken.None)).ShouldBe(new RunLockState(IsHeld: true, owner));

        await held.EnsureHeldAsync(CancellationToken.None);
    }

    /// <summary>What a look at the lock must not change, in words.</summary>
    protected abstract Task<string> LeftBehindAsync();

    private CliProcess Start(string verb, params string[] more) => CliProcess.Start([verb, "--database", Database.ConnectionString, .. more]);

    private async Task<string> LockAsync(params string[] more)
    {
        await using var process = Start("lock", more);
        return (await process.EndAsync()).ShouldExitWith(0).Output;
    }
}
