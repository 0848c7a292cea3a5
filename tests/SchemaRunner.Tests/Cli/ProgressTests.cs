using SchemaRunner.Cli.Progress;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Cli;

public sealed class ProgressTests
{
    [Fact]
    public async Task Plain_OneRun_IsOneLineForEachPhase()
    {
        var terminal = Samples.Terminal();

        await DriveAsync(new PlainProgress(terminal.Error, verbose: false, TimeProvider.System));

        terminal.Error.ToString().ShouldBe(
            """
            waiting for the run lock: run ab12 on db-admin, pid 4711, since 2026-11-21 10:15:03Z
            run 4f1c09aa21be on sqlite:demo/dataplatform.db (SQLite 3.40.1)
            phase 1 of 1: 0007 odd[name]

            """);
    }

    [Fact]
    public async Task Plain_Verbose_SaysWhichTableAndStatement()
    {
        var terminal = Samples.Terminal();

        await DriveAsync(new PlainProgress(terminal.Error, verbose: true, TimeProvider.System));

        terminal.Error.ToString()!.ShouldEndWith(
            """
              before table 2 of 11: mst_desa
              statement 1 of 3, line 4
              verified in 312 ms

            """);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Show_Retry_SaysWhyAndWhoIsInTheWay(bool live)
    {
        var terminal = Samples.Terminal(width: 200) with { ErrorIsTerminal = live };
        IRunProgress progress = live ? new LiveProgress(terminal, TimeProvider.System) : new PlainProgress(terminal.Error, verbose: false, TimeProvider.System);
        var reader = new BlockingSession(
            4711, "app", "till", "idle in transaction", TimeSpan.FromSeconds(312), $"SELECT {new string('x', 90)}", ["public.mst_desa"]);

        await progress.WatchAsync(() =>
        {
            progress.PhaseRetrying(Phase(), new PhaseRetry(1, 5, "locking public.mst_desa took longer than 5 s", [reader], 431.7));
            return Task.FromResult(0);
        });

        var shown = terminal.Error.ToString()!;
        shown.ShouldContain("retry 2 of 5 in 0.4 s: locking public.mst_desa took longer than 5 s");
        shown.ShouldContain("  pid 4711 (user app, till, idle in transaction, open for 312 s) on public.mst_desa");
        shown.ShouldContain($"    SELECT {new string('x', 62)}…");
    }

    [Fact]
    public async Task Live_OneRun_DrawsAndGivesTheResultBack()
    {
        var terminal = Samples.Terminal() with { ErrorIsTerminal = true };

        var result = await DriveAsync(new LiveProgress(terminal, TimeProvider.System));

        result.ShouldBe(7);
        terminal.Error.ToString()!.ShouldContain("phase 1 of 1 · 0007 odd[name] · verified");
        terminal.Output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Live_RunThatThrows_LetsItThrough()
    {
        var progress = new LiveProgress(Samples.Terminal() with { ErrorIsTerminal = true }, TimeProvider.System);

        await Should.ThrowAsync<LockTimeoutException>(
            () => progress.WatchAsync<int>(() => throw new LockTimeoutException("x", hint: null)));
    }

    private static Task<int> DriveAsync(IRunProgress progress) => progress.WatchAsync(() =>
    {
        var phase = Phase();
        var table = new Table { Id = "1", Schema = "main", Name = "mst_desa", Columns = [] };
        var holder = new LockOwner("ab12", "db-admin", 4711, Samples.Run.StartedAt);

        progress.WaitingForRunLock(holder);
        progress.WaitingForRunLock(holder);
        progress.RunStarted(Samples.Run, [phase]);
        progress.PhaseStarted(phase, 1);
        progress.TableScanning(SnapshotMoment.Before, table, 2, 11);
        progress.StatementStarted(new Statement(1, 0, 4, 1, "SELECT 1"), 3);
        progress.PhaseFinished(Samples.Phase("0007", "odd[name]"));
        return Task.FromResult(7);
    });

    private static PlannedPhase Phase()
    {
        var version = ScriptVersion.Parse("0007");
        var script = new Script(version, "odd[name]", Direction.Up, "up/0007.sql", "", "sha256:00", [], ScriptDirectives.None);
        return new PlannedPhase(new Migration(version, "odd[name]", script, Down: null), script);
    }
}
