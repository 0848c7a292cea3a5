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
    private readonly Diagnosis diagnosis = new(run.Session, run.Engine.Dialect, run.Options, run.Finder);
    private readonly List<PhaseReport> reports = [];

    /// <summary>The phases that began, in order.</summary>
    public IReadOnlyList<PhaseReport> Reports => reports;

    /// <summary>What stopped the last phase; <see langword="null"/> when it was a mismatch or nothing did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>What kept the run from going on after a phase that was committed; <see langword="null"/> when nothing did.</summary>
    public Problem? Stop { get; private set; }

    /// <summary>Runs the phases, each in a transaction of its own, until one of them is stopped.</summary>
    /// <param name="phases">The plan.</param>
    /// <param name="structure">The structure as it is.</param>
    /// <param name="known">The fingerprints that the journal adds up to.</param>
    /// <param name="cancellationToken">Rolls the running phase back and stops.</param>
    public async Task RunAsync(
        IReadOnlyList<PlannedPhase> phases, Structure structure, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var ledger = new StructureLedger(known);
        foreach (var phase in phases)
        {
            run.Options.Observer?.PhaseStarted(phase, reports.Count + 1);
            var report = WithNotes(phase, await attempts.RunAsync(phase, structure, locksAll: false, scope: null, cancellationToken));
            report = run.Keeps(report)
                ? await closing.CommitAsync(phase, report, ledger.Record(attempts.Runner.StructureAfter!), cancellationToken)
                : await closing.RecordAsync(phase, await ExplainAsync([phase], await closing.EndAsync(report), cancellationToken));
            Cause = closing.Cause ?? Cause;
            Add(report);
            if (!run.Keeps(report)) return;
            if (closing.Loss is { } loss && reports.Count < phases.Count)
            {
                Stop = new Problem(loss.Code, $"{loss.Message}; {phase.Script.Version} {phase.Script.Name} was committed, the run stopped after it", "run it again for the rest");
                return;
            }

            structure = attempts.Runner.StructureAfter!;
        }
    }

    /// <summary>Runs the phases in one transaction and rolls all of them back.</summary>
    public async Task RehearseAsync(IReadOnlyList<PlannedPhase> phases, Structure structure, CancellationToken cancellationToken)
    {
        PhaseScope? scope = null;
        while (!await TryRehearseAsync(phases, structure, scope, cancellationToken))
        {
            // what a later phase did not foresee was not read before it, so everything begins again, and with everything
            await run.Session.RollbackAsync(CancellationToken.None);
            reports.Clear();
            structure = await run.Session.ReadStructureAsync(cancellationToken);
            scope = new PhaseScope(TableScope.Everything("a first rehearsal needed more than was foreseen"), Known: null, CountsOrphansBefore: true);
        }

        reports[^1] = await ExplainAsync(phases, await closing.EndAsync(reports[^1]), cancellationToken);
    }

    private async Task<bool> TryRehearseAsync(
        IReadOnlyList<PlannedPhase> phases, Structure structure, PhaseScope? scope, CancellationToken cancellationToken)
    {
        foreach (var phase in phases)
        {
            run.Options.Observer?.PhaseStarted(phase, reports.Count + 1);
            var report = reports.Count == 0
                ? await attempts.RunAsync(phase, structure, locksAll: true, scope, cancellationToken)
                : await attempts.Runner.RunAsync(phase, scope, run.SettingsOf(phase), sameTransaction: true, cancellationToken);
            if (attempts.Runner.Wider is not null) return false;

            report = WithNotes(phase, report);
            Add(report with { Verdict = Rehearsed(report) });
            if (!run.Keeps(report)) break;
        }

        return true;
    }

    private Verdict Rehearsed(PhaseReport report) => report.Verdict switch
    {
        Verdict.Verified => Verdict.DryRun,
        Verdict.Mismatch when run.Keeps(report) => Verdict.Warned,
        _ => report.Verdict,
    };

    /// <summary>Names the rows of a refused phase, the last that began in the transaction that was just rolled back.</summary>
    private async Task<PhaseReport> ExplainAsync(IReadOnlyList<PlannedPhase> phases, PhaseReport report, CancellationToken cancellationToken)
    {
        if (report.Verdict != Verdict.Mismatch || attempts.Last is not { } attempt) return report;
        var earlier = phases.Count == 1 ? 0 : reports.Count - 1;
        return await diagnosis.ExplainAsync(
            new Attempt(
                phases[earlier], [.. phases.Take(earlier)], earlier == 0 ? attempt.Scope : null, attempt.Locked, run.SettingsOf,
                phases.Take(earlier + 1).Any(run.ActsOutside), reports.Take(earlier).Sum(r => r.Milliseconds)),
            report, cancellationToken);
    }

    private PhaseReport WithNotes(PlannedPhase phase, PhaseReport report)
    {
        Cause = attempts.Cause;
        return report with { Notes = [.. run.Notes[phase.Script.Path], .. report.Notes] };
    }

    private void Add(PhaseReport report)
    {
        reports.Add(report);
        run.Options.Observer?.PhaseFinished(report);
    }
}
