using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>Ends the transaction of a phase, and sees to it that the journal says how.</summary>
internal sealed class PhaseClosing(RunContext run)
{
    private readonly Reconnection reconnection = new(run);

    /// <summary>What kept a phase from being committed; <see langword="null"/> when nothing did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>How the run's connection was lost; <see langword="null"/> while it is there.</summary>
    public EngineException? Loss { get; private set; }

    /// <summary>Journals a phase in its transaction and commits both.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="report">What was proven of it.</param>
    /// <param name="structure">The structure after it, as the journal has it.</param>
    /// <param name="cancellationToken">Rolls the phase back, until COMMIT is sent.</param>
    public async Task<Trial> CommitAsync(
        PlannedPhase phase, PhaseReport report, (string Hash, StructureDelta Delta) structure, CancellationToken cancellationToken)
    {
        var trial = new Trial(phase, await TryCommitAsync(phase, report, structure, cancellationToken), Cause);
        return trial with { IsRecorded = !trial.IsTransient };
    }

    private async Task<PhaseReport> TryCommitAsync(
        PlannedPhase phase, PhaseReport report, (string Hash, StructureDelta Delta) structure, CancellationToken cancellationToken)
    {
        Cause = null;
        var proven = Proven(report, structure);
        var entry = JournalEntries.For(run.Header, proven, phase.Script);
        var isCommitting = false;
        try
        {
            await run.Journal.AppendAsync(run.Session, entry, cancellationToken);
            await run.Lock.EnsureHeldAsync(cancellationToken);

            // once COMMIT is on its way only the server's answer counts, so nothing may cancel it
            isCommitting = true;
            await run.Session.CommitAsync(CancellationToken.None);
        }
        catch (ConnectionLostException lost) when (isCommitting)
        {
            return await AskJournalAsync(phase, report, proven, entry, lost);
        }
        catch (LockTimeoutException locked) when (locked.IsTransient)
        {
            // it may be tried again, and is recorded when no try is left
            Cause = locked;
            return await EndAsync(report.FailedBy(locked));
        }
        catch (EngineException failure)
        {
            Cause = failure;
            return await RecordAsync(phase, await EndAsync(report.FailedBy(failure)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await RecordAsync(phase, await EndAsync(report with { Verdict = Verdict.Interrupted, Problem = PhaseRunner.Interruption }));
        }

        run.Journal.Committed();
        return proven;
    }

    /// <summary>Journals a phase in its transaction, which goes on.</summary>
    /// <inheritdoc cref="CommitAsync"/>
    public async Task<PhaseReport> KeepAsync(
        PlannedPhase phase, PhaseReport report, (string Hash, StructureDelta Delta) structure, CancellationToken cancellationToken)
    {
        Cause = null;
        var proven = Proven(report, structure);
        try
        {
            await run.Journal.AppendAsync(run.Session, JournalEntries.For(run.Header, proven, phase.Script), cancellationToken);
            run.Journal.Kept();
            return proven;
        }
        catch (EngineException failure)
        {
            Cause = failure;
            return report.FailedBy(failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return report with { Verdict = Verdict.Interrupted, Problem = PhaseRunner.Interruption };
        }
    }

    /// <summary>Rolls the transaction back.</summary>
    public async Task<PhaseReport> EndAsync(PhaseReport report)
    {
        run.Journal.RolledBack();
        try
        {
            return report with { Notes = [.. report.Notes, .. await run.Session.RollbackAsync(CancellationToken.None)] };
        }
        catch (EngineException gone)
        {
            Loss = gone;

            // a server without a client rolls back on its own
            return report.WithNote($"the connection was lost before the rollback was confirmed ({gone.Message}); the server rolls back by itself");
        }
    }

    /// <summary>Journals what was rolled back, on a connection of its own.</summary>
    public async Task<PhaseReport> RecordAsync(PlannedPhase phase, PhaseReport report)
    {
        try
        {
            await using var recorder = Loss is null ? await run.Engine.OpenAsync(CancellationToken.None) : await reconnection.OpenAsync();
            await run.Journal.AppendAsync(recorder, JournalEntries.For(run.Header, report, phase.Script), CancellationToken.None);
            return report;
        }
        catch (EngineException unrecorded)
        {
            return report.WithNote($"the failure could not be recorded in the journal: {unrecorded.Message}");
        }
    }

    private static PhaseReport Proven(PhaseReport report, (string Hash, StructureDelta Delta) structure) => report with
    {
        Verdict = report.Verdict == Verdict.Mismatch ? Verdict.Warned : report.Verdict,
        StructureHash = structure.Hash,
        StructureDelta = structure.Delta,
    };

    /// <summary>Finds out whether a COMMIT took place that was not answered: only the journal knows.</summary>
    private async Task<PhaseReport> AskJournalAsync(
        PlannedPhase phase, PhaseReport report, PhaseReport proven, JournalEntry entry, ConnectionLostException lost)
    {
        Loss = lost;
        var what = run.Header.Atomic ? "the run" : $"{phase.Script.Version} {phase.Script.Name}";
        try
        {
            // where the library and not a server carries out the COMMIT, the transaction may still be open
            await EndAsync(report);
            await using var reader = await reconnection.OpenAsync();
            var entries = await reader.ReadJournalAsync(CancellationToken.None);
            if (!entries.Any(e => e.RunId == entry.RunId && e.Version == entry.Version && e.Event == entry.Event))
            {
                Cause = lost;
                var rolledBack = new ConnectionLostException($"{lost.Message}; it was rolled back, as the journal shows", lost.InnerException);
                return await RecordAsync(phase, report.FailedBy(rolledBack));
            }
        }
        catch (EngineException reason)
        {
            var unknown = new CommitUnknownException(what, reason);
            Cause = unknown;
            return report.FailedBy(unknown);
        }

        run.Journal.Committed();
        return proven.WithNote($"the answer to the COMMIT of {what} was lost; the journal shows that it took place");
    }
}
