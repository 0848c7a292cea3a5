using SchemaRunner.Engines;
using SchemaRunner.Execution;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Execution;

public sealed class PhaseRetriesTests
{
    private static readonly PlannedPhase s_phase = PhaseOf();
    private static readonly LockTimeoutException s_locked = new("log stayed locked", "wait")
    {
        Blockers = [new BlockingSession(4711, "app", "till", "active", null, "", [])],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_LockedTwice_TriesThreeTimesWithPausesBetween()
    {
        var clock = new HeldClock();
        var retries = new PhaseRetries(new MigratorOptions { TimeProvider = clock });
        var tries = 0;

        var ended = await retries.RunAsync(_ => Task.FromResult(++tries < 3 ? Stopped(s_locked) : Proven()), Token);

        ended.Report.Verdict.ShouldBe(Verdict.Verified);
        tries.ShouldBe(3);
        retries.Of(s_phase).Select(retry => (retry.Try, retry.Tries, retry.Reason)).ShouldBe([(1, 5, "log stayed locked"), (2, 5, "log stayed locked")]);
        retries.Of(s_phase).Select(retry => (long)retry.PauseMilliseconds).ShouldBe(clock.Pauses.Select(pause => (long)pause.TotalMilliseconds));
        clock.Pauses.ShouldAllBe(pause => pause > TimeSpan.Zero && pause <= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task RunAsync_LockedForEver_GivesUpAndSaysHowOftenItWasTried()
    {
        var retries = new PhaseRetries(new MigratorOptions { TimeProvider = new HeldClock(), Tries = 7 });
        var tries = 0;

        var ended = await retries.RunAsync(_ => Task.FromResult(Stopped(s_locked, tries++)), Token);

        tries.ShouldBe(7);
        ended.Report.Verdict.ShouldBe(Verdict.Failed);
        ended.Report.Problem!.Message.ShouldBe("log stayed locked; tried 7 times");
        retries.Of(s_phase).Count.ShouldBe(6);
    }

    [Fact]
    public async Task RunAsync_OneTryAskedFor_PausesNever()
    {
        var retries = new PhaseRetries(new MigratorOptions { TimeProvider = new HeldClock { LetsGo = false }, Tries = 1 });

        var ended = await retries.RunAsync(_ => Task.FromResult(Stopped(s_locked)), Token);

        ended.Report.Problem!.Message.ShouldBe("log stayed locked; tried once");
        retries.Of(s_phase).ShouldBeEmpty();
    }

    public static TheoryData<EngineException> Final { get; } = new()
    {
        new LockTimeoutException("too slow", hint: null) { IsTransient = false },
        new StatementFailedException("no", "42703", offset: null, detail: null),
        new ConnectionLostException("gone"),
    };

    [Theory]
    [MemberData(nameof(Final))]
    public async Task RunAsync_AnythingElse_IsTriedOnce(EngineException cause)
    {
        var retries = new PhaseRetries(new MigratorOptions());
        var tries = 0;

        var ended = await retries.RunAsync(_ => Task.FromResult(Stopped(cause, tries++)), Token);

        tries.ShouldBe(1);
        ended.Report.Problem!.Message.ShouldBe(cause.Message);
        retries.Of(s_phase).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_CancelledInAPauseThatWouldNotEnd_IsInterrupted()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clock = new HeldClock { LetsGo = false };
        var running = new PhaseRetries(new MigratorOptions { TimeProvider = clock }).RunAsync(_ => Task.FromResult(Stopped(s_locked)), cancel.Token);
        running.IsCompleted.ShouldBeFalse();
        clock.Pauses.ShouldHaveSingleItem();

        await cancel.CancelAsync();

        var ended = await running;
        ended.Report.Verdict.ShouldBe(Verdict.Interrupted);
        ended.Report.Retries.ShouldHaveSingleItem();
        ended.Cause.ShouldBeNull();
    }

    [Fact]
    public void Reason_MessageThatNamesWhoIsInTheWay_LeavesThemToTheirOwnLines()
    {
        var trial = Stopped(new LockTimeoutException($"no lock in time, held by {s_locked.Blockers[0]}", hint: null) { Blockers = s_locked.Blockers });

        trial.Reason.ShouldBe("no lock in time");
    }

    [Fact]
    public void Tries_LessThanOne_AreRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MigratorOptions { Tries = 0 });

    private static Trial Proven() => new(s_phase, ReportOf(Verdict.Verified), Cause: null);

    private static Trial Stopped(EngineException cause, int number = 0) => new(
        s_phase, ReportOf(Verdict.Failed) with { Problem = new Problem(cause.Code, cause.Message, cause.Hint), Milliseconds = number }, cause);

    private static PhaseReport ReportOf(Verdict verdict) => new()
    {
        Version = "1", Name = "a", Direction = SchemaRunner.Scripts.Direction.Up, Path = "up/1_a.sql", Checksum = "sha256:00",
        StartedAt = DateTimeOffset.UnixEpoch, Verdict = verdict,
    };

    private static PlannedPhase PhaseOf()
    {
        var migration = MemorySource.Load(("up/1_a.sql", "-- schemarunner:irreversible a test\nA")).Migrations[0];
        return new PlannedPhase(migration, migration.Up);
    }
}
