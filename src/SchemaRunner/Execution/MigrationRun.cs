using SchemaRunner.Engines;
using SchemaRunner.Execution.Outside;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Carries out one plan under the run lock: each phase begun, proven, journalled and committed in turn.</summary>
internal sealed class MigrationRun(RunContext run)
{
    private readonly PhaseAttempts attempts = new(run);
    private readonly PhaseClosing closing = new(run);
    private readonly PhaseRetries retries = new(run.Options);
    private readonly Diagnosis diagnosis = new(run.Session, run.Engine.Dialect, run.Options, run.Finder);

    /// <summary>Runs the phases, each in a transaction of its own, until one of them is stopped.</summary>
    /// <param name="phases">The plan.</param>
    /// <param name="structure">The structure as it is.</param>
    /// <param name="known">The fingerprints that the journal adds up to.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    public async Task<RunOutcome> RunAsync(
        IReadOnlyList<PlannedPhase> phases, Structure structure, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var ledger = new StructureLedger(known);
        var reports = new List<PhaseReport>();
        Structure? now = structure;
        foreach (var phase in phases)
        {
            run.Options.Observer?.PhaseStarted(phase, reports.Count + 1);
            Trial ended;
            if (phase.Script.Directives.Transactional)
            {
                ended = await retries.RunAsync(
                    async token =>
                    {
                        var trial = await TryAsync(phase, now, ledger, token);

                        // others may change it before the next try
                        now = run.Keeps(trial.Report) ? attempts.Runner.StructureAfter : null;
                        return trial;
                    },
                    cancellationToken);
            }
            else
            {
                ended = await new OutsideRun(run, closing, retries).RunAsync(phase, ledger, cancellationToken);
                now = null;
            }

            var report = ended.IsRecorded ? ended.Report : await closing.RecordAsync(phase, ended.Report);
            reports.Add(report);
            run.Options.Observer?.PhaseFinished(report);
            if (!run.Keeps(report)) return new RunOutcome(reports, ended.Cause);
            if (closing.Loss is { } loss && reports.Count < phases.Count) return new RunOutcome(reports, loss) { Stop = StopAfter(phase, loss) };
        }

        return new RunOutcome(reports, Cause: null);
    }

    private async Task<Trial> TryAsync(
        PlannedPhase phase, Structure? structure, StructureLedger ledger, CancellationToken cancellationToken)
    {
        var report = await attempts.RunAsync(phase, structure, locksAll: false, cancellationToken);
        report = report with { Notes = [.. run.Notes[phase.Script.Path], .. report.Notes], Retries = retries.Of(phase) };
        if (!run.Keeps(report))
            return new Trial(phase, await ExplainAsync(phase, await closing.EndAsync(report), cancellationToken), attempts.Cause);

        var trial = await closing.CommitAsync(phase, report, ledger.Record(attempts.Runner.StructureAfter!), cancellationToken);
        if (run.Keeps(trial.Report)) ledger.Committed();
        else ledger.RolledBack();
        return trial;
    }

    private static Problem StopAfter(PlannedPhase phase, EngineException loss) => new(
        loss.Code, $"{loss.Message}; {phase.Script.Version} {phase.Script.Name} was committed, the run stopped after it", "run it again for the rest");

    /// <summary>Names the rows of a phase that was refused and rolled back.</summary>
    private Task<PhaseReport> ExplainAsync(PlannedPhase phase, PhaseReport report, CancellationToken cancellationToken) =>
        report.Verdict != Verdict.Mismatch || attempts.Last is not { } attempt
            ? Task.FromResult(report)
            : diagnosis.ExplainAsync(
                new Attempt(phase, [], attempt.Scope, attempt.Locked, run.SettingsOf, run.ActsOutside(phase), Milliseconds: 0),
                report, cancellationToken);
}
