using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Takes snapshots through a session and tells the observer what is being read.</summary>
internal sealed class SnapshotTaker(IEngineSession session, IRunObserver? observer)
{
    /// <summary>Reads what is asked for of a structure that was just read.</summary>
    /// <param name="moment">Before the script or after it.</param>
    /// <param name="structure">The structure.</param>
    /// <param name="known">What is known already.</param>
    /// <param name="scans">The tables to read.</param>
    /// <param name="keys">The keys to count orphans of.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Snapshot> TakeAsync(
        SnapshotMoment moment, Structure structure, IReadOnlyList<TableContent> known, IReadOnlyList<TableScan> scans,
        IReadOnlyList<OrphanScan> keys, CancellationToken cancellationToken)
    {
        var number = 0;
        var contents = scans.Count == 0 ? [] : await session.ScanAsync(
            scans, table => observer?.TableScanning(moment, table, ++number, scans.Count), cancellationToken);
        var orphans = keys.Count == 0 ? [] : await session.CountOrphansAsync(keys, structure, cancellationToken);
        return new Snapshot(
            structure, known.Concat(contents).ToDictionary(c => c.TableId), orphans.ToDictionary(o => o.ForeignKeyId));
    }
}
