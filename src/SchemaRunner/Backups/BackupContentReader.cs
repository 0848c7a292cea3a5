using SchemaRunner.Engines;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Backups;

/// <summary>Reads what a database holds, as a backup has to give it back.</summary>
/// <param name="engine">The database.</param>
/// <param name="options">The clock, the release and who is told of progress.</param>
internal sealed class BackupContentReader(IEngine engine, MigratorOptions options)
{
    /// <summary>Opens a session and reads in a transaction of its own.</summary>
    public async Task<BackupContent> ReadAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        await session.BeginReadingAsync(cancellationToken);
        var content = await ReadAsync(session, cancellationToken);
        await session.RollbackAsync(CancellationToken.None);
        return content;
    }

    /// <summary>Reads through a session that has begun to read.</summary>
    public async Task<BackupContent> ReadAsync(IEngineSession session, CancellationToken cancellationToken) => new(
        await new SnapshotReader(engine, options).ReadAsync(session, cancellationToken),
        BackupJournal.Of(await session.ReadJournalAsync(cancellationToken)));
}
