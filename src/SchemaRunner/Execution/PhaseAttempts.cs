using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Runs one phase until its scope is wide enough; commits nothing.</summary>
internal sealed class PhaseAttempts(RunContext run)
{
    private const int MostBeginnings = 3;
    private const string EverythingAtLast = "the script wrote more at every attempt";

    private bool countsOrphansBefore;

    /// <summary>Runs the script between its snapshots.</summary>
    public PhaseRunner Runner { get; } = new(run.Session, run.Engine.Dialect, run.Options, run.Finder);

    /// <summary>What the last attempt read and locked; <see langword="null"/> before the first.</summary>
    public (PhaseScope? Scope, IReadOnlyList<Table> Locked)? Last { get; private set; }

    /// <summary>What stopped the last phase; <see langword="null"/> when it was a mismatch or nothing did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Runs a phase in a transaction that it begins, again with a wider scope when the first was too small.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="structure">The structure as it is; <see langword="null"/> to read it.</param>
    /// <param name="locksAll">Whether every table is locked, for the phases that come behind it in the same transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PhaseReport> RunAsync(
        PlannedPhase phase, Structure? structure, bool locksAll, CancellationToken cancellationToken)
    {
        Cause = null;
        PhaseScope? scope = null;
        for (var beginning = 1; ; beginning++)
        {
            try
            {
                if (beginning > 1) await run.Session.RollbackAsync(CancellationToken.None);
                structure ??= await run.Session.ReadStructureAsync(cancellationToken);
                scope = await ScopeOfAsync(phase, structure, scope, cancellationToken);
                var locked = locksAll ? structure.Tables : LockedOf(scope, structure);
                Last = (scope, locked);
                var times = new PhaseTimes(run.Options.TimeProvider);
                await run.Session.BeginAsync(locked, run.SettingsOf(phase), cancellationToken);
                var report = await RunAsync(phase, scope, sameTransaction: false, times, cancellationToken);
                if (Runner.Wider is not { } wider) return report;

                // a savepoint would not do: what is locked now has to be locked before the snapshot is taken
                scope = Widened(wider, beginning);
                countsOrphansBefore |= scope.CountsOrphansBefore;
            }
            catch (ScopeChangedException changed) when (beginning < MostBeginnings)
            {
                if (beginning > 1) scope = scope?.With(TableScope.Everything(changed.Message), $"{changed.Message}: every table was locked");
            }
            catch (EngineException failure)
            {
                return Failed(phase, failure);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return PhaseRunner.Interrupted(phase, run.Options.TimeProvider.GetUtcNow());
            }

            structure = null;
        }
    }

    /// <summary>
    /// Runs a further phase in the transaction that has locked every table, again from a savepoint with a wider scope when
    /// the first was too small.
    /// </summary>
    /// <param name="phase">The phase.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PhaseReport> ContinueAsync(PlannedPhase phase, CancellationToken cancellationToken)
    {
        Cause = null;
        PhaseScope? scope = null;
        try
        {
            await run.Session.SetSavepointAsync(cancellationToken);
            for (var beginning = 1; ; beginning++)
            {
                var report = await RunAsync(phase, scope, sameTransaction: true, times: null, cancellationToken);
                Last = Last!.Value with { Scope = scope };
                if (Runner.Wider is not { } wider) return report;
                await run.Session.RollbackToSavepointAsync(cancellationToken);

                // a table that is not among those that were known can only have been made in this transaction
                scope = Widened(wider, beginning) with { Known = null };
            }
        }
        catch (EngineException failure)
        {
            return Failed(phase, failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return PhaseRunner.Interrupted(phase, run.Options.TimeProvider.GetUtcNow());
        }
    }

    private async Task<PhaseReport> RunAsync(
        PlannedPhase phase, PhaseScope? scope, bool sameTransaction, PhaseTimes? times, CancellationToken cancellationToken)
    {
        var report = await Runner.RunAsync(phase, scope, run.SettingsOf(phase), sameTransaction, cancellationToken, times: times);
        Cause = Runner.Cause;
        return report;
    }

    private PhaseReport Failed(PlannedPhase phase, EngineException failure)
    {
        Cause = failure;
        return PhaseRunner.Begin(phase, run.Options.TimeProvider.GetUtcNow()).FailedBy(failure);
    }

    private static PhaseScope Widened(PhaseScope wider, int beginning) => beginning < MostBeginnings
        ? wider
        : wider.With(TableScope.Everything(EverythingAtLast), $"{EverythingAtLast}: every table was read");

    /// <summary>The scope found for the structure as it is, and what an earlier attempt found to be missing from it.</summary>
    private async Task<PhaseScope> ScopeOfAsync(
        PlannedPhase phase, Structure structure, PhaseScope? earlier, CancellationToken cancellationToken)
    {
        var found = await run.Finder.FindAsync(phase.Script, structure, countsOrphansBefore, cancellationToken);
        return earlier is null ? found : found with
        {
            Tables = found.Tables.With(earlier.Tables),
            CountsOrphansBefore = found.CountsOrphansBefore || earlier.CountsOrphansBefore,
            Notes = earlier.Notes,
        };
    }

    private List<Table> LockedOf(PhaseScope scope, Structure structure)
    {
        var excluded = run.Finder.Excluded(structure);
        return [.. structure.Tables.Where(t => scope.Tables.Contains(t.Id) && !excluded.Contains(t.Id))];
    }
}
