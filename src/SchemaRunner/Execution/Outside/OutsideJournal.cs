using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Outside;

/// <summary>Journals a phase outside a transaction as it goes: before each statement, and when it ends.</summary>
/// <remarks>
/// An entry says which statement has completed and which one is begun next. So whoever comes after a process that died
/// knows which statement may have run without an entry of its own.
/// </remarks>
internal sealed class OutsideJournal(RunContext run, IEngineSession recorder, Script script)
{
    /// <summary>Journals a step.</summary>
    /// <param name="begun">The phase as it began.</param>
    /// <param name="progress">How far it has come.</param>
    /// <param name="completed">The statement that has just completed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task StepAsync(
        PhaseReport begun, OutsideProgress progress, StatementReport? completed, CancellationToken cancellationToken) => AppendAsync(
        begun with
        {
            Verdict = Verdict.Incomplete,
            Outside = progress,
            Statements = completed is null ? [] : [completed],
            Milliseconds = completed?.Milliseconds ?? 0,
            ScriptMilliseconds = completed?.Milliseconds ?? 0,
        },
        cancellationToken);

    /// <summary>Journals how the phase ended; where that cannot be, the report says so.</summary>
    public async Task<PhaseReport> EndAsync(PhaseReport report)
    {
        try
        {
            await AppendAsync(report, CancellationToken.None);
            return report;
        }
        catch (EngineException unrecorded)
        {
            var note = $"the end of the phase could not be recorded in the journal: {unrecorded.Message}";
            return report.WithNote(note) with
            {
                Verdict = run.Keeps(report) ? Verdict.Incomplete : report.Verdict,
                Problem = report.Problem ?? new Problem(unrecorded.Code, note, "run it again, which goes on where the journal ends"),
            };
        }
    }

    private async Task AppendAsync(PhaseReport report, CancellationToken cancellationToken)
    {
        await run.Journal.AppendAsync(recorder, JournalEntries.For(run.Header, report, script), cancellationToken);
        run.Journal.Committed();
    }
}
