using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Backups;

/// <summary>What a database holds at one moment, as a backup has to give it back.</summary>
/// <param name="Snapshot">Its structure and its rows.</param>
/// <param name="Journal">What its journal says.</param>
public sealed record BackupContent(SnapshotDocument Snapshot, BackupJournal Journal);
