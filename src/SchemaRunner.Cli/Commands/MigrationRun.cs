using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Commands;

/// <summary>What <c>up</c>, <c>down</c> and <c>rehearse</c> have in common: progress, result, report files.</summary>
internal static class MigrationRun
{
    /// <summary>Carries a run out and shows it.</summary>
    /// <param name="invocation">What the verb works with.</param>
    /// <param name="ask">Adds what the verb's own flags ask for.</param>
    /// <param name="run">The run.</param>
    public static Task<int> CarryOutAsync(
        Invocation invocation, Func<MigratorOptions, MigratorOptions> ask, Func<Migrator, Task<Report>> run) =>
        CarryOutAsync(invocation, progress =>
        {
            var migrator = invocation.OpenMigrator(progress, ask);
            return () => run(migrator);
        });

    /// <summary>Carries a run out and shows it.</summary>
    /// <param name="invocation">What the verb works with.</param>
    /// <param name="open">Prepares the run, told who watches it.</param>
    public static async Task<int> CarryOutAsync(Invocation invocation, Func<IRunObserver, Func<Task<Report>>> open)
    {
        var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
        var run = open(progress);
        if (invocation.Settings.ReportDir is { } folder) ReportFiles.Prepare(folder);
        try
        {
            var report = await progress.WatchAsync(run);
            if (invocation.IsJson) ReportFormats.Get("json").Write(report, invocation.Terminal.Output);
            Show(report, invocation);
            return ExitCodes.Of(report);
        }
        catch (MigrationFailedException failed)
        {
            Show(failed.Report, invocation);
            throw;
        }
        catch (OperationCanceledException) when (!invocation.IsJson)
        {
            // once a phase has begun there is a report
            await invocation.Terminal.Output.WriteLineAsync("INTERRUPTED before the first phase. Nothing was changed.");
            throw;
        }
    }

    private static void Show(Report report, Invocation invocation)
    {
        var terminal = invocation.Terminal;
        if (!invocation.IsJson) new RunText(terminal.Output, terminal.Width, terminal.OutputPaint).Write(report);
        if (invocation.Settings.ReportDir is not { } folder || report.Phases.Count == 0) return;
        foreach (var path in ReportFiles.Write(report, folder, invocation.Settings.ReportFormats))
            (invocation.IsJson ? terminal.Error : terminal.Output).WriteLine($"report: {path}");
    }
}
