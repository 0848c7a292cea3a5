using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Runs one phase in a transaction that it begins, until its scope is wide enough; commits nothing.</summary>
internal sealed class PhaseAttempts(RunContext run)
{
    private const int MostBeginnings = 3;
    private const string EverythingAtLast = "the script wrote more at every attempt";

    private bool countsOrphansBefore;
    private Exception? cause;

    /// <summary>Runs the script between its snapshots.</summary>
    public PhaseRunner Runner { get; } = new(run.Session, run.Engine.Dialect, run.Options, run.Finder);

    /// <summary>What the last attempt read and locked; <see langword="null"/> before the first.</summary>
    public (PhaseScope Scope, IReadOnlyList<Table> Locked)? Last { get; private set; }

    /// <summary>What stopped the last phase; <see langword="null"/> when it was a mismatch or nothing did.</summary>
    public Exception? Cause => cause ?? Runner.Cause;

    /// <summary>Runs a phase in a transaction of its own, again with a wider scope when the first was too small.</summary>
    public async Task<PhaseReport> RunAsync(
        PlannedPhase phase, Structure structure, bool locksAll, PhaseScope? scope, CancellationToken cancellationToken)
    {
        cause = null;
        var settings = run.SettingsOf(phase);
        for (var beginning = 1; ; beginning++)
        {
            try
            {
                scope = await ScopeOfAsync(phase, structure, scope, cancellationToken);
                var locked = locksAll ? structure.Tables : LockedOf(scope, structure);
                Last = (scope, locked);
                var times = new PhaseTimes(run.Options.TimeProvider);
                await run.Session.BeginAsync(locked, settings, cancellationToken);
                var report = await Runner.RunAsync(phase, scope, settings, sameTransaction: false, cancellationToken, times: times);
                if (locksAll || Runner.Wider is not { } wider) return report;

                // a savepoint would not do: what is locked now has to be locked before the snapshot is taken
                await run.Session.RollbackAsync(CancellationToken.None);
                structure = await run.Session.ReadStructureAsync(cancellationToken);
                scope = beginning < MostBeginnings ? wider : wider.With(TableScope.Everything(EverythingAtLast), $"{EverythingAtLast}: every table was read");
                countsOrphansBefore |= scope.CountsOrphansBefore;
            }
            catch (ScopeChangedException changed) when (beginning < MostBeginnings)
            {
                await run.Session.RollbackAsync(CancellationToken.None);
                structure = await run.Session.ReadStructureAsync(cancellationToken);
                if (beginning > 1) scope = scope?.With(TableScope.Everything(changed.Message), $"{changed.Message}: every table was locked");
            }
            catch (EngineException failure)
            {
                cause = failure;
                return PhaseRunner.Failed(phase, run.Options.TimeProvider.GetUtcNow(), new Problem(failure.Code, failure.Message, failure.Hint));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return PhaseRunner.Interrupted(phase, run.Options.TimeProvider.GetUtcNow());
            }
        }
    }

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
