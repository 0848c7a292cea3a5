using SchemaRunner.Engines;
using SchemaRunner.Journal;

namespace SchemaRunner.Execution;

/// <summary>A transaction in which only the journal is written: all of its entries are there afterwards, or none.</summary>
/// <param name="session">The session.</param>
/// <param name="runLock">The run lock, held.</param>
/// <param name="options">Timeouts.</param>
internal sealed class RecordingTransaction(IEngineSession session, IRunLock runLock, MigratorOptions options)
{
    /// <summary>Makes entries and appends them.</summary>
    /// <param name="label">What others see of it, such as <c>schemarunner 1f2e… baseline</c>.</param>
    /// <param name="last">The journal's last entry; <see langword="null"/> when it is empty.</param>
    /// <param name="make">Makes the entries; it may read the database as it is in the transaction.</param>
    /// <param name="cancellationToken">Stops it before anything is recorded.</param>
    public async Task RunAsync(
        string label, JournalEntry? last, Func<Task<IReadOnlyList<JournalEntry>>> make, CancellationToken cancellationToken)
    {
        var settings = new PhaseSettings(options.LockTimeout, options.StatementTimeout, label);
        var writer = new JournalWriter(last);
        await session.BeginAsync([], settings, cancellationToken);
        try
        {
            await session.StartPhaseAsync(settings, cancellationToken);
            var entries = await make();
            await session.FinishScriptAsync(cancellationToken);
            foreach (var entry in entries)
            {
                await writer.AppendAsync(session, entry, cancellationToken);
                writer.Kept();
            }

            await runLock.EnsureHeldAsync(cancellationToken);
            await session.CommitAsync(CancellationToken.None);
        }
        catch (Exception stopped) when (stopped is not ConnectionLostException)
        {
            await session.RollbackAsync(CancellationToken.None);
            throw;
        }
    }
}
