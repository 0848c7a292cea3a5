using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>
/// What every engine must stand: the real process killed and interrupted, found out by the vendors' dumps and by the
/// process that comes next.
/// </summary>
public abstract class CrashContract(UndisturbedRun undisturbed) : IAsyncLifetime
{
    private readonly ScriptFolder scripts = new();

    /// <summary>Moments of a run, by the lines that the process writes as it goes.</summary>
    public static TheoryData<string> Moments() =>
        ["run ", "phase 1 of 2", "before table 1", "statement 2 of 2", "after table 1", "verified in", "phase 2 of 2"];

    /// <summary>A statement that does not end by itself within minutes.</summary>
    protected abstract string EndlessStatement { get; }

    /// <summary>The database, where the first script is applied.</summary>
    protected ITestDatabase Database { get; private set; } = null!;

    private protected ScriptFolder Scripts => scripts;

    /// <summary>Waits until the server itself says that the endless statement runs.</summary>
    protected abstract Task WaitUntilItRunsAsync();

    /// <summary>Keeps the next phase from beginning until the result is disposed.</summary>
    protected abstract Task<IAsyncDisposable> HoldAsync();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Database = await undisturbed.CreateAsync();
        await UpToTheFirstAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        scripts.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Kill_DuringAStatement_LeavesTheStateBeforeThePhase()
    {
        Scripts.WriteLong(EndlessStatement);
        await using var killed = await StartEndlessAsync();

        await killed.KillAsync();

        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(2));
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied"]);
        await NextRunConvergesAsync();
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Kill_AtAnyMoment_LeavesAStateThatTheJournalKnows(string moment)
    {
        await using var killed = Start("up", "--verbose");
        await killed.WaitForLineAsync(moment);
        await killed.KillAsync();

        var applied = (await HistoryAsync()).Count;
        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(applied));
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Kill_InTheFirstPhaseOfAll_LeavesADatabaseThatTheNextRunTakesForEmpty()
    {
        await using var empty = await undisturbed.CreateAsync();
        string[] up = ["up", "--verbose", "--database", empty.ConnectionString, "--migrations", Scripts.Folder];
        await using var killed = CliProcess.Start(up);
        await killed.WaitForLineAsync("statement 4 of 4");

        await killed.KillAsync();

        (await CliProcess.RunAsync(up)).ShouldExitWith(0);
        (await empty.DumpAsync()).ShouldBe(undisturbed.DumpAt(3));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task Signal_DuringAStatement_RollsBackSaysSoAndRecordsIt(string signal, int code)
    {
        Scripts.WriteLong(EndlessStatement);
        await using var process = await StartEndlessAsync();

        await process.SignalAsync(signal);

        var ended = (await process.EndAsync()).ShouldExitWith(code);
        ended.Output.ShouldContain("INTERRUPTED: 3 long was rolled back.");
        ended.Output.ShouldContain("Committed before it, and kept: 2.");
        ended.Error.ShouldContain("SR402: interrupted; the phase was rolled back");
        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(2));
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Signal_ManyMore_ChangeNothing()
    {
        Scripts.WriteLong(EndlessStatement);
        await using var process = await StartEndlessAsync();

        await Tool.RunAsync("sh", "-c", $"for i in 1 2 3 4 5 6 7 8; do kill -INT {process.Id}; kill -TERM {process.Id}; done");

        var ended = await process.EndAsync();
        ended.ExitCode.ShouldBeOneOf(130, 143);
        ended.Output.ShouldContain("INTERRUPTED: 3 long was rolled back.");
        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(2));
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 failed"]);
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Signal_WhileWaitingForTheTables_ChangesNothing()
    {
        await WhileHeldAsync(async (process, _) =>
        {
            await process.SignalAsync("TERM");

            var ended = (await process.EndAsync()).ShouldExitWith(143);
            ended.Output.ShouldContain("INTERRUPTED: 2 more was rolled back.");
            ended.Output.ShouldContain("Nothing was changed.");
            ended.Output.ShouldContain("Not begun: 3 long.");
        });

        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(1));
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Signal_InThePauseBeforeARetry_StopsTheWaiting()
    {
        await using (await HoldAsync())
        {
            string[] hurried = ["up", "--database", Database.ConnectionString, "--migrations", Scripts.Folder, "--lock-timeout", "50ms", "--retries", "50"];
            await using var process = CliProcess.Start(hurried);

            // by then the pauses are longer than anything else
            await process.WaitForLineAsync("retry 4 of 50");
            await process.SignalAsync("INT");

            (await process.EndAsync()).ShouldExitWith(130).Output.ShouldContain("INTERRUPTED: 2 more was rolled back.");
        }

        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(1));
        await NextRunConvergesAsync();
    }

    [Fact]
    public async Task Signal_DuringDown_LeavesTheStateBeforeThePhase()
    {
        Scripts.WriteDown("DELETE FROM log WHERE id = 3", EndlessStatement);
        await Scripts.On(Database).UpAsync();
        await using var process = Start("down", "--steps", "1", "--verbose");
        await process.WaitForLineAsync("statement 2 of 2");

        await process.SignalAsync("TERM");

        var ended = (await process.EndAsync()).ShouldExitWith(143);
        ended.Output.ShouldContain("INTERRUPTED: 3 long was rolled back.");
        ended.Output.ShouldContain("Nothing was changed.");
        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(3));
        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied", "3 failed"]);
    }

    [Fact]
    public async Task RunLock_TwoProcesses_TheSecondWaitsAndFindsNothingToDo()
    {
        await WhileHeldAsync(async (first, hold) =>
        {
            await using var second = Start("up");
            await second.WaitForLineAsync("waiting for the run lock: run ");
            second.HasExited.ShouldBeFalse();

            await hold.DisposeAsync();

            (await first.EndAsync()).ShouldExitWith(0).Output.ShouldContain("VERIFIED: 2 phases committed");
            var ended = (await second.EndAsync()).ShouldExitWith(0);
            ended.Output.ShouldContain("Nothing to do");
            ended.Error.ShouldContain($"pid {first.Id}");
        });

        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied"]);
    }

    [Fact]
    public async Task RunLock_HolderKilled_IsTakenByTheOneThatWaits()
    {
        await WhileHeldAsync(async (first, hold) =>
        {
            await using var second = Start("up");
            await second.WaitForLineAsync("waiting for the run lock: run ");

            await first.KillAsync();
            await second.WaitForLineAsync("phase 1 of 2");
            await hold.DisposeAsync();

            (await second.EndAsync()).ShouldExitWith(0).Output.ShouldContain("VERIFIED: 2 phases committed");
        });

        (await HistoryAsync()).ShouldBe(["1 applied", "2 applied", "3 applied"]);
    }

    [Fact]
    public async Task RunLock_Interrupted_StopsTheWaiting()
    {
        await WhileHeldAsync(async (first, hold) =>
        {
            await using var second = Start("up");
            await second.WaitForLineAsync("waiting for the run lock: run ");

            await second.SignalAsync("INT");

            (await second.EndAsync()).ShouldExitWith(130).Output.ShouldBe("INTERRUPTED before the first phase. Nothing was changed.\n");
            await hold.DisposeAsync();
            (await first.EndAsync()).ShouldExitWith(0);
        });
    }

    /// <summary>Starts the command line on the database and the scripts.</summary>
    private protected CliProcess Start(params string[] arguments) => CliProcess.Start(On(arguments));

    /// <summary>The arguments with the database and the scripts, and a minute for locks.</summary>
    protected string[] On(params string[] arguments) =>
        [.. arguments, "--database", Database.ConnectionString, "--migrations", Scripts.Folder, "--lock-timeout", "60s"];

    /// <summary>Starts the run of the long script and waits until its last statement runs.</summary>
    private protected async Task<CliProcess> StartEndlessAsync()
    {
        var process = Start("up", "--verbose");
        await process.WaitForLineAsync("phase 2 of 2");
        await process.WaitForLineAsync("statement 2 of 2");
        await WaitUntilItRunsAsync();
        return process;
    }

    /// <summary>The events of the journal, whose chain is whole.</summary>
    protected async Task<IReadOnlyList<string>> HistoryAsync()
    {
        var entries = await Scripts.On(Database).HistoryAsync();
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
        return [.. entries.Select(entry => $"{entry.Version} {entry.Event.ToString().ToLowerInvariant()}")];
    }

    /// <summary>The next run, with a third script that ends, gets the run lock without waiting and arrives.</summary>
    protected async Task NextRunConvergesAsync()
    {
        Scripts.WriteShort();

        var next = (await CliProcess.RunAsync(On("up"))).ShouldExitWith(0);

        next.Error.ShouldNotContain("waiting for the run lock");
        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(3));
        (await Scripts.On(Database).VerifyAsync()).ShouldBeEmpty();
    }

    /// <summary>Applies the first script, in this process.</summary>
    protected Task UpToTheFirstAsync() => Scripts.On(Database).UpAsync(ScriptVersion.Parse("1"));

    /// <summary>The state before the third script.</summary>
    protected string DumpBeforeTheLongScript => undisturbed.DumpAt(2);

    /// <summary>Starts a run whose first phase cannot begin, so that it has the run lock and keeps it.</summary>
    private async Task WhileHeldAsync(Func<CliProcess, IAsyncDisposable, Task> then)
    {
        await using var hold = await HoldAsync();
        await using var first = Start("up");
        await first.WaitForLineAsync("phase 1 of 2");
        await then(first, hold);
    }
}
