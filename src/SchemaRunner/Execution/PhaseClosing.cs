using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>Ends the transaction of a phase, and sees to it that the journal says how.</summary>
internal sealed class PhaseClosing(RunContext run)
{
    /// <summary>What kept a phase from being committed; <see langword="null"/> when nothing did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Journals a phase in its transaction and commits both.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="report">What was proven of it.</param>
    /// <param name="structure">The structure after it, as the journal has it.</param>
    /// <param name="cancellationToken">Rolls the phase back, until COMMIT is sent.</param>
    public async Task<PhaseReport> CommitAsync(
        PlannedPhase phase, PhaseReport report, (string Hash, StructureDelta Delta) structure, CancellationToken cancellationToken)
    {
        Cause = null;
        var proven = Proven(report, structure);
        var entry = JournalEntries.For(run.Header, proven, phase.Script);
        try
        {
            await run.Journal.AppendAsync(run.Session, entry, cancellationToken);
            await run.Lock.EnsureHeldAsync(cancellationToken);

            // once COMMIT is on its way only the server's answer counts, so nothing may cancel it
            await run.Session.CommitAsync(CancellationToken.None);
        }
        catch (ConnectionLostException lost)
        {
            Cause = lost;
            var failed = await EndAsync(Failed(report, lost));
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
        catch (LockTimeoutException locked) when (locked.IsTransient)
        {
            // it may be tried again, and is recorded when no try is left
            Cause = locked;
            return await EndAsync(Failed(report, locked));
        }
        catch (EngineException failure)
        {
            Cause = failure;
            return await RecordAsync(phase, await EndAsync(Failed(report, failure)));
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
            return Failed(report, failure);
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
            // a server without a client rolls back on its own
            var note = $"the connection was lost before the rollback was confirmed ({gone.Message}); the server rolls back by itself";
            return report with { Notes = [.. report.Notes, note] };
        }
    }

    /// <summary>Journals what was rolled back, on a connection of its own.</summary>
    public async Task<PhaseReport> RecordAsync(PlannedPhase phase, PhaseReport report)
    {
        try
        {
            await using var recorder = await run.Engine.OpenAsync(CancellationToken.None);
            await run.Journal.AppendAsync(recorder, JournalEntries.For(run.Header, report, phase.Script), CancellationToken.None);
            return report;
        }
        catch (EngineException unrecorded)
        {
            var note = $"the failure could not be recorded in the journal: {unrecorded.Message}";
            return report with { Notes = [.. report.Notes, note] };
        }
    }

    private static PhaseReport Proven(PhaseReport report, (string Hash, StructureDelta Delta) structure) => report with
    {
        Verdict = report.Verdict == Verdict.Mismatch ? Verdict.Warned : report.Verdict,
        StructureHash = structure.Hash,
        StructureDelta = structure.Delta,
    };

    private static PhaseReport Failed(PhaseReport report, EngineException failure) =>
        report with { Verdict = Verdict.Failed, Problem = new Problem(failure.Code, failure.Message, failure.Hint) };

    /// <summary>Whether a commit whose answer was lost took place.</summary>
    private async Task<bool> IsInJournalAsync(JournalEntry entry)
    {
        await using var reader = await run.Engine.OpenAsync(CancellationToken.None);
        var entries = await reader.ReadJournalAsync(CancellationToken.None);
        return entries.Any(e => e.RunId == entry.RunId && e.Version == entry.Version && e.Event == entry.Event);
    }
}
