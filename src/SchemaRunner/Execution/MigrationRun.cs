using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Carries out one plan under the run lock: each phase begun, proven, journalled and committed in turn.</summary>
internal sealed class MigrationRun(
    IEngine engine, IEngineSession session, IRunLock runLock, RunHeader header, MigratorOptions options, ILookup<string, string> notes,
    JournalWriter journal)
{
    private const int MostBeginnings = 3;
    private const string EverythingAtLast = "the script wrote more at every attempt";

    private readonly PhaseRunner runner = new(session, engine.Dialect, options);
    private readonly ScopeFinder finder = new(session, engine.Dialect, options);
    private readonly Diagnosis diagnosis = new(session, engine.Dialect, options);
    private (PhaseScope Scope, IReadOnlyList<Table> Locked)? last;
    private bool countsOrphansBefore;
    private readonly List<PhaseReport> reports = [];

    /// <summary>The phases that began, in order.</summary>
    public IReadOnlyList<PhaseReport> Reports => reports;

    /// <summary>What stopped the last phase; <see langword="null"/> when it was a mismatch or nothing did.</summary>
    public Exception? Cause { get; private set; }

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
            options.Observer?.PhaseStarted(phase, reports.Count + 1);
            var report = WithNotes(phase, await ProveAsync(phase, structure, locksAll: false, scope: null, cancellationToken));
            report = IsKept(report)
                ? await CommitAsync(phase, report, ledger.Record(runner.StructureAfter!), cancellationToken)
                : await RollBackAsync(phase, report, cancellationToken);
            Add(report);
            if (!IsKept(report)) return;
            structure = runner.StructureAfter!;
        }
    }

    /// <summary>Runs the phases in one transaction and rolls all of them back.</summary>
    public async Task RehearseAsync(IReadOnlyList<PlannedPhase> phases, Structure structure, CancellationToken cancellationToken)
    {
        PhaseScope? scope = null;
        while (!await TryRehearseAsync(phases, structure, scope, cancellationToken))
        {
            // what a later phase did not foresee was not read before it, so everything begins again, and with everything
            await session.RollbackAsync(CancellationToken.None);
            reports.Clear();
            structure = await session.ReadStructureAsync(cancellationToken);
            scope = new PhaseScope(TableScope.Everything("a first rehearsal needed more than was foreseen"), Known: null, CountsOrphansBefore: true);
        }

        reports[^1] = await ExplainAsync(phases, await EndAsync(reports[^1]), cancellationToken);
    }

    private async Task<bool> TryRehearseAsync(
        IReadOnlyList<PlannedPhase> phases, Structure structure, PhaseScope? scope, CancellationToken cancellationToken)
    {
        foreach (var phase in phases)
        {
            options.Observer?.PhaseStarted(phase, reports.Count + 1);
            var report = reports.Count == 0
                ? await ProveAsync(phase, structure, locksAll: true, scope, cancellationToken)
                : await runner.RunAsync(phase, scope, SettingsOf(phase), sameTransaction: true, cancellationToken);
            if (runner.Wider is not null) return false;

            report = WithNotes(phase, report);
            Add(report with { Verdict = Rehearsed(report) });
            if (!IsKept(report)) break;
        }

        return true;
    }

    private Verdict Rehearsed(PhaseReport report) => report.Verdict switch
    {
        Verdict.Verified => Verdict.DryRun,
        Verdict.Mismatch when IsKept(report) => Verdict.Warned,
        _ => report.Verdict,
    };

    /// <summary>Whether a phase with this outcome is committed.</summary>
    private bool IsKept(PhaseReport report) => report.Verdict is Verdict.Verified or Verdict.Warned or Verdict.DryRun
        || (report.Verdict == Verdict.Mismatch && options.OnMismatch == MismatchAction.Warn);

    /// <summary>Runs a phase in a transaction of its own, again with a wider scope when the first was too small.</summary>
    private async Task<PhaseReport> ProveAsync(
        PlannedPhase phase, Structure structure, bool locksAll, PhaseScope? scope, CancellationToken cancellationToken)
    {
        var settings = SettingsOf(phase);
        for (var beginning = 1; ; beginning++)
        {
            try
            {
                scope = await ScopeOfAsync(phase, structure, scope, cancellationToken);
                var locked = locksAll ? structure.Tables : LockedOf(scope, structure);
                last = (scope, locked);
                await session.BeginAsync(locked, settings, cancellationToken);
                var report = await runner.RunAsync(phase, scope, settings, sameTransaction: false, cancellationToken);
                if (locksAll || runner.Wider is not { } wider) return report;

                // a savepoint would not do: what is locked now has to be locked before the snapshot is taken
                await session.RollbackAsync(CancellationToken.None);
                structure = await session.ReadStructureAsync(cancellationToken);
                scope = beginning < MostBeginnings ? wider : wider.With(TableScope.Everything(EverythingAtLast), $"{EverythingAtLast}: every table was read");
                countsOrphansBefore |= scope.CountsOrphansBefore;
            }
            catch (ScopeChangedException changed) when (beginning < MostBeginnings)
            {
                await session.RollbackAsync(CancellationToken.None);
                structure = await session.ReadStructureAsync(cancellationToken);
                if (beginning > 1) scope = scope?.With(TableScope.Everything(changed.Message), $"{changed.Message}: every table was locked");
            }
            catch (EngineException failure)
            {
                Cause = failure;
                return PhaseRunner.Failed(phase, options.TimeProvider.GetUtcNow(), new Problem(failure.Code, failure.Message, failure.Hint));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return PhaseRunner.Interrupted(phase, options.TimeProvider.GetUtcNow());
            }
        }
    }

    /// <summary>The scope found for the structure as it is, and what an earlier attempt found to be missing from it.</summary>
    private async Task<PhaseScope> ScopeOfAsync(
        PlannedPhase phase, Structure structure, PhaseScope? earlier, CancellationToken cancellationToken)
    {
        var found = await finder.FindAsync(phase.Script, structure, countsOrphansBefore, cancellationToken);
        return earlier is null ? found : found with
        {
            Tables = found.Tables.With(earlier.Tables),
            CountsOrphansBefore = found.CountsOrphansBefore || earlier.CountsOrphansBefore,
            Notes = earlier.Notes,
        };
    }

    private List<Table> LockedOf(PhaseScope scope, Structure structure)
    {
        var excluded = finder.Excluded(structure);
        return [.. structure.Tables.Where(t => scope.Tables.Contains(t.Id) && !excluded.Contains(t.Id))];
    }

    private async Task<PhaseReport> CommitAsync(
        PlannedPhase phase, PhaseReport report, (string Hash, StructureDelta Delta) structure, CancellationToken cancellationToken)
    {
        var proven = report with
        {
            Verdict = report.Verdict == Verdict.Mismatch ? Verdict.Warned : report.Verdict,
            StructureHash = structure.Hash,
            StructureDelta = structure.Delta,
        };
        var entry = JournalEntries.For(header, proven, phase.Script);
        try
        {
            await journal.AppendAsync(session, entry, cancellationToken);
            await runLock.EnsureHeldAsync(cancellationToken);

            // once COMMIT is on its way only the server's answer counts, so nothing may cancel it
            await session.CommitAsync(CancellationToken.None);
        }
        catch (ConnectionLostException lost)
        {
            Cause = lost;
            var failed = await EndAsync(report with
            {
                Verdict = Verdict.Failed, Problem = new Problem(lost.Code, lost.Message, lost.Hint),
            });
            try
            {
                // whether a COMMIT took place whose answer was lost, only the journal knows
                if (!await IsInJournalAsync(entry)) return await RecordAsync(phase, failed);
            }
            catch (EngineException unknown)
            {
                var note = $"the journal could not be asked whether the phase was committed after all: {unknown.Message}";
                return failed with { Notes = [.. failed.Notes, note] };
            }
        }
        catch (EngineException failure)
        {
            Cause = failure;
            return await RollBackAsync(phase, report with
            {
                Verdict = Verdict.Failed, Problem = new Problem(failure.Code, failure.Message, failure.Hint),
            }, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await RollBackAsync(phase, report with { Verdict = Verdict.Interrupted, Problem = PhaseRunner.Interruption }, cancellationToken);
        }

        journal.Committed();
        return proven;
    }

    private async Task<PhaseReport> RollBackAsync(PlannedPhase phase, PhaseReport report, CancellationToken cancellationToken) =>
        await RecordAsync(phase, await ExplainAsync([phase], await EndAsync(report), cancellationToken));

    /// <summary>Names the rows of a refused phase, the last that began in the transaction that was just rolled back.</summary>
    private async Task<PhaseReport> ExplainAsync(IReadOnlyList<PlannedPhase> phases, PhaseReport report, CancellationToken cancellationToken)
    {
        if (report.Verdict != Verdict.Mismatch || last is not { } attempt) return report;
        var earlier = phases.Count == 1 ? 0 : reports.Count - 1;
        return await diagnosis.ExplainAsync(
            new Attempt(
                phases[earlier], [.. phases.Take(earlier)], earlier == 0 ? attempt.Scope : null, attempt.Locked, SettingsOf,
                phases.Take(earlier + 1).Any(ActsOutside), reports.Take(earlier).Sum(r => r.Milliseconds)),
            report, cancellationToken);
    }

    private bool ActsOutside(PlannedPhase phase) => notes[phase.Script.Path].Any(note => note.Contains(ScriptFaultCodes.OutsideEffect, StringComparison.Ordinal));

    private async Task<PhaseReport> EndAsync(PhaseReport report)
    {
        try
        {
            return report with { Notes = [.. report.Notes, .. await session.RollbackAsync(CancellationToken.None)] };
        }
        catch (EngineException gone)
        {
            // a server without a client rolls back on its own
            var note = $"the connection was lost before the rollback was confirmed ({gone.Message}); the server rolls back by itself";
            return report with { Notes = [.. report.Notes, note] };
        }
    }

    private async Task<PhaseReport> RecordAsync(PlannedPhase phase, PhaseReport report)
    {
        try
        {
            await using var recorder = await engine.OpenAsync(CancellationToken.None);
            await journal.AppendAsync(recorder, JournalEntries.For(header, report, phase.Script), CancellationToken.None);
            return report;
        }
        catch (EngineException unrecorded)
        {
            var note = $"the failure could not be recorded in the journal: {unrecorded.Message}";
            return report with { Notes = [.. report.Notes, note] };
        }
    }

    /// <summary>Whether a commit whose answer was lost took place.</summary>
    private async Task<bool> IsInJournalAsync(JournalEntry entry)
    {
        await using var reader = await engine.OpenAsync(CancellationToken.None);
        var entries = await reader.ReadJournalAsync(CancellationToken.None);
        return entries.Any(e => e.RunId == entry.RunId && e.Version == entry.Version && e.Event == entry.Event);
    }

    private PhaseSettings SettingsOf(PlannedPhase phase) => new(
        phase.Script.Directives.LockTimeout ?? options.LockTimeout,
        phase.Script.Directives.StatementTimeout ?? options.StatementTimeout,
        $"schemarunner {header.RunId} {phase.Script.Version}");

    private PhaseReport WithNotes(PlannedPhase phase, PhaseReport report)
    {
        Cause = runner.Cause ?? Cause;
        return report with { Notes = [.. notes[phase.Script.Path], .. report.Notes] };
    }

    private void Add(PhaseReport report)
    {
        reports.Add(report);
        options.Observer?.PhaseFinished(report);
    }
}
