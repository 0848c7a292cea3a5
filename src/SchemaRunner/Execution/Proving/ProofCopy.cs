using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution.Proving;

/// <summary>A copy of the database on which phases run, verified and journalled as on the database itself.</summary>
internal sealed class ProofCopy : IAsyncDisposable
{
    private readonly IScratchDatabase scratch;
    private readonly RunContext context;
    private readonly MigrationRun run;
    private readonly SnapshotReader reader;

    private ProofCopy(IScratchDatabase scratch, RunContext context, IReadOnlyList<JournalEntry> journal)
    {
        (this.scratch, this.context, Journal) = (scratch, context, journal);
        run = new MigrationRun(context);
        reader = new SnapshotReader(scratch.Engine, context.Options);
    }

    /// <summary>The journal as it was copied.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; }

    /// <summary>The copy as it is now.</summary>
    public ProofState State { get; private set; } = null!;

    /// <summary>Copies the database as it is at this moment, and reads the copy.</summary>
    /// <param name="engine">The database.</param>
    /// <param name="header">Who proves what.</param>
    /// <param name="notes">What loading the scripts had to say, by path.</param>
    /// <param name="options">How to work.</param>
    /// <param name="cancellationToken">Stops it; nothing stays.</param>
    public static async Task<ProofCopy> MakeAsync(
        IEngine engine, RunHeader header, ILookup<string, string> notes, MigratorOptions options, CancellationToken cancellationToken)
    {
        options.Observer?.CopyStarted(engine.Target);
        var database = await engine.Copies.MakeScratchAsync("prove", new ScratchContent.TheDatabase(), cancellationToken);
        IEngineSession? session = null;
        IRunLock? runLock = null;
        try
        {
            session = await database.Engine.OpenAsync(cancellationToken);
            runLock = await RunLocking.AcquireAsync(database.Engine, header, options, cancellationToken);
            session.WatchFrom(runLock, progress => options.Observer?.StatementProgressed(progress));
            var journal = await session.ReadJournalAsync(cancellationToken);
            var writer = new JournalWriter(journal is [.., var end] ? end : null);
            var copy = new ProofCopy(database, new RunContext(database.Engine, session, runLock, header, options, notes, writer), journal);
            copy.State = await copy.ReadAsync(phase: null, cancellationToken);
            return copy;
        }
        catch
        {
            if (session is not null) await session.DisposeAsync();
            if (runLock is not null) await runLock.DisposeAsync();
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a phase and reads what it left.</summary>
    /// <returns>How it ended, when it was not committed; <see langword="null"/> when it was.</returns>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    public async Task<(PhaseReport Report, bool IsKept)> RunAsync(PlannedPhase phase, CancellationToken cancellationToken)
    {
        var known = StructureFingerprint.Of(State.Structure).ByObject;
        var outcome = await run.RunAsync([phase], State.Structure, known, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // a copy that is gone says nothing of the scripts
        if (outcome.Cause is ConnectionLostException or ConnectionFailedException or OutOfSpaceException) throw outcome.Cause;
        var report = outcome.Phases[^1];
        if (!context.Keeps(report)) return (report, false);
        State = await ReadAsync(report, cancellationToken);
        return (report, true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (scratch)
        await using (context.Lock)
            await context.Session.DisposeAsync();
    }

    private async Task<ProofState> ReadAsync(PhaseReport? phase, CancellationToken cancellationToken)
    {
        var session = context.Session;
        await session.BeginReadingAsync(cancellationToken);
        try
        {
            var structure = await session.ReadStructureAsync(cancellationToken);
            var excluded = context.Finder.Excluded(structure);
            Func<Table, TableDocument?> known = phase is null ? _ => null : new UntouchedTables(State, structure, phase).Find;
            return new ProofState(structure, await reader.ReadAsync(session, structure, t => !excluded.Contains(t.Id), known, cancellationToken));
        }
        finally
        {
            await session.RollbackAsync(CancellationToken.None);
        }
    }
}
