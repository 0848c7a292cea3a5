using SchemaRunner.Engines;
using SchemaRunner.Execution;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Backups;

/// <summary>Puts a database back to a backup.</summary>
/// <param name="engine">The database.</param>
/// <param name="options">The clock, timeouts and who is told of progress; <see langword="null"/> for the defaults.</param>
public sealed class DatabaseRestore(IEngine engine, MigratorOptions? options = null)
{
    private readonly MigratorOptions options = options ?? new MigratorOptions();

    /// <summary>Looks at what would be replaced.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BackupException">The backup is of another kind of database.</exception>
    public async Task<RestoreTarget> FindTargetAsync(BackupFile backup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backup);
        DatabaseBackups.RequireEngine(backup, engine);
        await using var session = await engine.OpenAsync(cancellationToken);
        return RestoreTarget.Of(
            engine.Target, engine.Copies.DatabaseName, await session.ReadStructureAsync(cancellationToken),
            await session.ReadJournalAsync(cancellationToken), backup);
    }

    /// <summary>
    /// Replaces all that the database holds by what the backup holds, in one transaction, and records it in the journal that
    /// the backup brings along.
    /// </summary>
    /// <param name="backup">The backup, which had better be verified.</param>
    /// <param name="safety">Where to keep what is there now; <see langword="null"/> for nowhere.</param>
    /// <param name="cancellationToken">Takes everything back.</param>
    /// <exception cref="BackupException">It was not restored, and the database is as it was.</exception>
    /// <exception cref="EngineException">The database or a lock was not to be had; the database is as it was.</exception>
    public async Task<RestoreReport> RunAsync(BackupFile backup, BackupStore? safety, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backup);
        DatabaseBackups.RequireEngine(backup, engine);
        var started = options.TimeProvider.GetTimestamp();
        var header = await BeginAsync(cancellationToken);
        await using var runLock = await RunLocking.AcquireAsync(engine, header, options, cancellationToken);
        if ((await FindTargetAsync(backup, cancellationToken)).IsEmpty) safety = null;

        BackupFile? kept = null;
        var progress = new BackupProgress(options.Observer);
        var restored = new RestoredContent(engine, backup, header, options with { Observer = progress });
        var steps = new RestoreSteps
        {
            Settings = new PhaseSettings(options.LockTimeout, StatementTimeout: null, $"schemarunner {header.RunId} restore"),
            RunLock = runLock,
            Keeping = safety is null
                ? null
                : async token => kept = await new DatabaseBackups(engine, options).CreateAsync(safety, token),
            Concluding = restored.ConcludeAsync,
            Progress = progress.Restoring,
        };
        await engine.Copies.RestoreAsync(backup.Path, steps, cancellationToken);
        return new RestoreReport
        {
            Backup = backup, Database = engine.Target, RunId = header.RunId, Safety = kept, Notes = restored.Notes,
            Milliseconds = options.TimeProvider.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    // The session ends before the database is replaced: on SQLite it would be in the way
    private async Task<RunHeader> BeginAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        await session.RequireJournalAsync(cancellationToken);
        return RunHeaders.Of(engine, session, options, ScriptSet.None, Direction.Up) with { VerifyLevel = VerifyLevel.Content };
    }
}
