using SchemaRunner.Engines;

namespace SchemaRunner.Snapshots.Documents;

/// <summary>Takes the snapshot of a whole database.</summary>
/// <param name="engine">The database.</param>
/// <param name="options">The clock, the release and who is told of progress.</param>
internal sealed class SnapshotReader(IEngine engine, MigratorOptions options)
{
    private const string DigestVersion = "1";

    /// <summary>Opens a session and takes it in a transaction of its own.</summary>
    public async Task<SnapshotDocument> ReadAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        await session.BeginReadingAsync(cancellationToken);
        var document = await ReadAsync(session, cancellationToken);
        await session.RollbackAsync(CancellationToken.None);
        return document;
    }

    /// <summary>Takes it through a session that has begun to read; each table is read once.</summary>
    public async Task<SnapshotDocument> ReadAsync(IEngineSession session, CancellationToken cancellationToken)
    {
        var structure = await session.ReadStructureAsync(cancellationToken);
        var scans = structure.Tables.Where(t => t.HoldsRows).Select(ScanOf).ToList();
        var number = 0;
        var contents = await session.ScanAsync(
            scans, table => options.Observer?.TableScanning(SnapshotMoment.Before, table, ++number, scans.Count), cancellationToken);
        var byTable = contents.ToDictionary(c => c.TableId);
        return new SnapshotDocument
        {
            Engine = engine.Dialect.Engine,
            Product = session.Server.Product,
            ServerVersion = session.Server.Version,
            Database = engine.Target,
            ToolVersion = options.ToolVersion,
            TakenAt = options.TimeProvider.GetUtcNow(),
            DigestForm = $"{engine.Dialect.Engine}:{DigestVersion}",
            Objects = DocumentObjects.Of(structure),
            Tables = [.. scans.Select(scan => DocumentOf(scan, byTable[scan.Table.Id])).OrderBy(t => t.Name, StringComparer.Ordinal)],
        };
    }

    private static TableScan ScanOf(Table table) => new(
        table,
        [.. table.KeyColumnIds.Select(id => new ColumnScan(table.Columns.First(c => c.Id == id)))],
        [.. table.Columns.Select(column => new ColumnScan(column))]);

    private static TableDocument DocumentOf(TableScan scan, TableContent content) => new()
    {
        Name = ObjectNames.Of(scan.Table),
        Columns = [.. scan.Columns.Select(c => c.Column.Name)],
        Key = [.. scan.Key.Select(c => c.Column.Name)],
        Rows = content.Rows,
        Digests = new SortedDictionary<string, string>(
            scan.Columns.ToDictionary(c => c.Column.Name, c => content.Digests[c.Column.Id]), StringComparer.Ordinal),
        RowDigest = content.RowDigest,
    };
}
