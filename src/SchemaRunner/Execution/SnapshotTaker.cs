using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Takes snapshots through a session and tells the observer what is being read.</summary>
internal sealed class SnapshotTaker(IEngineSession session, VerifyLevel level, IRunObserver? observer)
{
    /// <summary>Reads what is asked for of a structure that was just read.</summary>
    public async Task<Snapshot> TakeAsync(
        SnapshotMoment moment, Structure structure, IReadOnlyList<TableScan> scans, CancellationToken cancellationToken)
    {
        var number = 0;
        var contents = await session.ScanAsync(
            scans, table => observer?.TableScanning(moment, table, ++number, scans.Count), cancellationToken);
        var orphans = level == VerifyLevel.Structure
            ? []
            : await session.CountOrphansAsync([.. structure.ForeignKeys.Select(k => new OrphanScan(k))], structure, cancellationToken);
        return new Snapshot(
            structure, contents.ToDictionary(c => c.TableId), orphans.ToDictionary(o => o.ForeignKeyId));
    }
}
