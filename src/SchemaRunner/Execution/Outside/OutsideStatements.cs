using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Outside;

/// <summary>Runs the statements of a script one by one, each committed by itself and journalled as it completes.</summary>
internal sealed class OutsideStatements(RunContext run, IOutsidePhase phase, OutsideJournal journal, Script script)
{
    private readonly StatementLog log = new(LockNames.None);
    private readonly PhaseTimes times = new(run.Options.TimeProvider);
    private readonly IReadOnlyList<string> hashes = StatementHash.Of(script);

    /// <summary>What this run has run.</summary>
    public IReadOnlyList<StatementReport> Statements => log.Statements;

    /// <summary>How far the phase has come, earlier runs included.</summary>
    public OutsideProgress Progress { get; private set; } = new(script.Statements.Count, 0);

    /// <summary>How long the statements took, in milliseconds.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>The statement that runs, or that the phase stopped at; <see langword="null"/> when there is none.</summary>
    public Statement? Current { get; private set; }

    /// <summary>Goes on where an earlier run stopped.</summary>
    /// <param name="begun">The phase as it began.</param>
    /// <param name="incomplete">What that run left.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was cleared away and what was found, in words.</returns>
    public async Task<IReadOnlyList<string>> ResumeAsync(
        PhaseReport begun, IncompletePhase incomplete, CancellationToken cancellationToken)
    {
        var isThisRun = incomplete.Entry.RunId == run.Header.RunId;
        var earlier = isThisRun ? "an earlier try" : $"run {incomplete.Entry.RunId}";
        Progress = incomplete.Progress with { Statements = hashes.Count, Done = incomplete.Done.Count, Hash = null };
        if (incomplete.Next > hashes.Count) return [$"all of its statements had run in {earlier}"];

        if (!isThisRun) await phase.WaitForEndOfAsync(incomplete.Entry.RunId, cancellationToken);
        var notes = new List<string> { $"went on at statement {incomplete.Next} of {hashes.Count}, where {earlier} stopped" };
        if (incomplete.Progress.Place is { } place)
        {
            var leftover = await phase.ClearAsync(place, cancellationToken);
            notes.AddRange(leftover.Notes);
            if (leftover.IsComplete && incomplete.MayHaveRun)
            {
                notes.Add($"statement {incomplete.Next} had completed before {earlier} could record it");
                Progress = new OutsideProgress(hashes.Count, incomplete.Next) { Hash = hashes[incomplete.Next - 1] };
                await journal.StepAsync(begun, Progress, completed: null, cancellationToken);
                return notes;
            }
        }

        if (incomplete.MayHaveRun)
            notes.Add($"{earlier} ended without saying what became of statement {incomplete.Next}: it may have run, and was run again");
        return notes;
    }

    /// <summary>Runs what has not run.</summary>
    public async Task RunAsync(PhaseReport begun, CancellationToken cancellationToken)
    {
        StatementReport? completed = null;
        string? hash = null;
        foreach (var statement in script.Statements.Skip(Progress.Done))
        {
            await run.Lock.EnsureHeldAsync(cancellationToken);
            var place = await phase.FindPlaceAsync(statement, cancellationToken);
            Progress = new OutsideProgress(hashes.Count, statement.Number - 1) { Hash = hash, Begun = statement.Number, Place = place };
            await journal.StepAsync(begun, Progress, completed, cancellationToken);
            completed = await RunAsync(statement, cancellationToken);
            hash = hashes[statement.Number - 1];
            Progress = new OutsideProgress(hashes.Count, statement.Number) { Hash = hash };
        }

        if (completed is not null) await journal.StepAsync(begun, Progress, completed, cancellationToken);
    }

    private async Task<StatementReport> RunAsync(Statement statement, CancellationToken cancellationToken)
    {
        run.Options.Observer?.StatementStarted(statement, hashes.Count);
        using var activity = Trace.Source.StartActivity("statement");
        Current = statement;
        var started = times.Now;
        StatementOutcome? outcome = null;
        try
        {
            outcome = await phase.ExecuteAsync(statement, cancellationToken);
        }
        catch (EngineException refusal)
        {
            Progress = Progress with { IsRefused = StatementsOutcome.IsRefusal(refusal) };
            throw;
        }
        finally
        {
            var milliseconds = times.Now - started;
            Milliseconds += milliseconds;
            if (outcome is null) log.AddRefused(statement, started, milliseconds);
            else log.Add([statement], outcome, started, milliseconds);
        }

        Current = null;

        // the log adds up what stands behind the first thousand
        return new StatementReport(
            statement.Number, statement.Line, StatementLog.Shorten(statement.Text), outcome.Rows, times.Now - started) { Notices = outcome.Notices };
    }
}
