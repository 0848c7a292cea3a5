using SchemaRunner.Engines;

namespace SchemaRunner.Backups;

/// <summary>Makes backups of one database, and proves that a backup can be restored.</summary>
/// <param name="engine">The database; for a proof, any on the server that the scratch database is to be made on.</param>
/// <param name="options">The clock, the release and who is told of progress; <see langword="null"/> for the defaults.</param>
public sealed class DatabaseBackups(IEngine engine, MigratorOptions? options = null)
{
    private readonly MigratorOptions options = options ?? new MigratorOptions();

    /// <summary>Dumps the database while others use it, and writes down what it holds at that very moment.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="cancellationToken">Stops it and leaves nothing behind.</param>
    /// <exception cref="BackupException">It was not made.</exception>
    /// <exception cref="EngineException">The database was not to be had.</exception>
    public async Task<BackupFile> CreateAsync(BackupStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var progress = new BackupProgress(options.Observer);
        var copies = engine.Copies;
        await using var unfinished = store.Begin(copies.DatabaseName, copies.FileEnding, options.TimeProvider.GetUtcNow());
        try
        {
            var content = await copies.DumpAsync(unfinished.Part, Reader(engine, progress).ReadAsync, progress.Written, cancellationToken);
            var written = await FileChecksum.ReadAsync(unfinished.Part, progress.ReadBack, cancellationToken);
            return await unfinished.FinishAsync(
                new BackupManifest
                {
                    File = Path.GetFileName(unfinished.Path), Size = written.Size, Sha256 = written.Sha256,
                    MadeAt = options.TimeProvider.GetUtcNow(), Content = content,
                },
                cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw BackupStore.Unwritable(unfinished.Path, cause);
        }
    }

    /// <summary>
    /// Holds a backup's file against its manifest, restores it into a scratch database, and compares what is there with what
    /// the manifest says; the manifest keeps that it was so.
    /// </summary>
    /// <param name="backup">The backup.</param>
    /// <param name="cancellationToken">Stops it and removes the scratch database.</param>
    /// <returns>The backup; its manifest is as it was when it cannot be written to.</returns>
    /// <exception cref="BackupException">It does not verify, and why.</exception>
    public async Task<BackupFile> VerifyAsync(BackupFile backup, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backup);
        var progress = new BackupProgress(options.Observer);
        RequireEngine(backup, engine);
        await BackupChecksum.RequireAsync(backup, progress.ReadBack, cancellationToken);
        progress.Restoring();
        await using (var scratch = await engine.Copies.MakeScratchAsync("verify", new ScratchContent.Dump(backup.Path), cancellationToken))
        {
            Require(backup, await Reader(scratch.Engine, progress).ReadAsync(cancellationToken), scratch.HasOwners);
        }

        return await NoteAsync(backup, cancellationToken);
    }

    /// <summary>Holds what was restored against what a backup must hold.</summary>
    /// <exception cref="BackupException">They differ; it says in what.</exception>
    internal static void Require(BackupFile backup, BackupContent restored, bool withOwners)
    {
        var differences = BackupComparison.Between(backup.Manifest.Content, restored, withOwners);
        if (differences.Count == 0) return;
        throw new BackupException(
            "SR612", $"{backup.Path} does not hold what its manifest says: {Quantity.Of(differences.Count, "difference")}",
            "use another backup")
        {
            Differences = differences,
        };
    }

    /// <summary>Reads what a database holds, and tells of it.</summary>
    internal BackupContentReader Reader(IEngine of, BackupProgress progress) => new(of, options with { Observer = progress });

    /// <summary>Holds when a backup is one of a database's own kind.</summary>
    internal static void RequireEngine(BackupFile backup, IEngine engine)
    {
        var made = backup.Manifest.Content.Snapshot;
        if (made.Engine == engine.Dialect.Engine) return;
        throw new BackupException(
            "SR613", $"{backup.Path} is a backup of {made.Product}, and {engine.Target} is not", "name a database of its kind with --database");
    }

    private async Task<BackupFile> NoteAsync(BackupFile backup, CancellationToken cancellationToken)
    {
        var noted = backup.Manifest with { VerifiedAt = options.TimeProvider.GetUtcNow() };
        try
        {
            await UnfinishedBackup.WriteAsync(noted, BackupFile.ManifestOf(backup.Path), cancellationToken);
            return backup with { Manifest = noted };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // An archive that nobody may write to is still proven
            return backup;
        }
    }
}
