namespace SchemaRunner.Snapshots;

/// <summary>A description of what a database holds at a moment.</summary>
/// <param name="Structure">What it is made of.</param>
/// <param name="Contents">By table id, what its tables hold; a table that was not scanned is absent.</param>
/// <param name="Orphans">By foreign key id, the rows without a parent; a key that was not checked is absent.</param>
public sealed record Snapshot(
    Structure Structure,
    IReadOnlyDictionary<string, TableContent> Contents,
    IReadOnlyDictionary<string, OrphanCount> Orphans);
