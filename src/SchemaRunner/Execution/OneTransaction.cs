using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>
/// Carries out one plan in one transaction: committed when every phase is proven; rolled back when one is not, or when that
/// was all that was asked for.
/// </summary>
/// <remarks>
/// Every table is locked at the beginning, for no later phase can lock one before the snapshot is taken. A savepoint stands
/// before each phase but the first, from which the phase runs again when it wrote more than was foreseen. What a lock of
/// somebody else's stops begins again as a whole: to wait at a savepoint would be to wait with every table locked.
/// </remarks>
internal sealed class OneTransaction(RunContext run)
{
    private readonly PhaseAttempts attempts = new(run);
    private readonly PhaseClosing closing = new(run);
    private readonly PhaseRetries retries = new(run.Options);
    private readonly Diagnosis diagnosis = new(run.Session, run.Engine.Dialect, run.Options, run.Finder);
    private readonly List<PhaseReport> reports = [];

    /// <inheritdoc cref="MigrationRun.RunAsync"/>
    public async Task<RunOutcome> RunAsync(
        IReadOnlyList<PlannedPhase> phases, Structure structure, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        Structure? now = structure;
        var ended = await retries.RunAsync(
            async token =>
            {
                var trial = await TryAsync(phases, now, new StructureLedger(known), token);

                // others may change it before the next try
                now = null;
                return trial;
            },
            cancellationToken);
        var last = ended.IsRecorded || run.Header.DryRun ? ended.Report : await closing.RecordAsync(ended.Phase, ended.Report);
        run.Options.Observer?.PhaseFinished(last);
        return new RunOutcome(
            run.Keeps(last) || run.Header.DryRun ? [.. reports, last] : [.. reports.Select(report => TakenBack(report, ended, last)), last],
            ended.Cause);
    }

    /// <summary>Runs the phases, and ends the transaction with the last that began.</summary>
    private async Task<Trial> TryAsync(
        IReadOnlyList<PlannedPhase> phases, Structure? structure, StructureLedger ledger, CancellationToken cancellationToken)
    {
        reports.Clear();
        for (var number = 1; ; number++)
        {
            var phase = phases[number - 1];
            run.Options.Observer?.PhaseStarted(phase, number);
            var report = number == 1
                ? await attempts.RunAsync(phase, structure, locksAll: true, cancellationToken)
                : await attempts.ContinueAsync(phase, cancellationToken);
            var cause = attempts.Cause;
            report = Rehearsed(report) with { Notes = [.. run.Notes[phase.Script.Path], .. report.Notes], Retries = retries.Of(phase) };
            if (run.Keeps(report) && !run.Header.DryRun)
            {
                var recorded = ledger.Record(attempts.Runner.StructureAfter!);
                if (number == phases.Count) return await closing.CommitAsync(phase, report, recorded, cancellationToken);
                report = await closing.KeepAsync(phase, report, recorded, cancellationToken);
                cause = closing.Cause;
            }

            if (!run.Keeps(report) || number == phases.Count)
            {
                report = await closing.EndAsync(report);
                return new Trial(phase, await ExplainAsync(phases, report, cancellationToken), cause);
            }

            reports.Add(report);
            run.Options.Observer?.PhaseFinished(report);
        }
    }

    private PhaseReport Rehearsed(PhaseReport report) => !run.Header.DryRun ? report : report.Verdict switch
    {
        Verdict.Verified => report with { Verdict = Verdict.DryRun },
        Verdict.Mismatch when run.Keeps(report) => report with { Verdict = Verdict.Warned },
        _ => report,
    };

    // of a COMMIT whose answer was lost nobody knows whether it took anything back
    private static PhaseReport TakenBack(PhaseReport report, Trial ended, PhaseReport last) => report with
    {
        Verdict = ended.Cause is CommitUnknownException ? Verdict.Failed : Verdict.RolledBack,
        Problem = ended.Cause is CommitUnknownException ? last.Problem : null,
        StructureHash = "",
        StructureDelta = null,
    };

    /// <summary>Names the rows of a refused phase, the last that began in the transaction that was just rolled back.</summary>
    private async Task<PhaseReport> ExplainAsync(IReadOnlyList<PlannedPhase> phases, PhaseReport report, CancellationToken cancellationToken)
    {
        if (report.Verdict != Verdict.Mismatch || attempts.Last is not { } attempt) return report;
        var earlier = reports.Count;
        return await diagnosis.ExplainAsync(
            new Attempt(
                phases[earlier], [.. phases.Take(earlier)], attempt.Scope, attempt.Locked, run.SettingsOf,
                phases.Take(earlier + 1).Any(run.ActsOutside), reports.Sum(r => r.Milliseconds)),
            report, cancellationToken);
    }
}
