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
    public async Task<SnapshotDocument> ReadAsync(IEngineSession session, CancellationToken cancellationToken) =>
        await ReadAsync(session, await session.ReadStructureAsync(cancellationToken), _ => true, _ => null, cancellationToken);

    /// <summary>Takes it where something is known already.</summary>
    /// <param name="session">A session that has begun to read.</param>
    /// <param name="structure">The structure as it is.</param>
    /// <param name="isWanted">Whether a table is part of it; of one that is not, only the structure is.</param>
    /// <param name="known">What a table is known to hold, so that it need not be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<SnapshotDocument> ReadAsync(
        IEngineSession session, Structure structure, Func<Table, bool> isWanted, Func<Table, TableDocument?> known,
        CancellationToken cancellationToken)
    {
        var wanted = structure.Tables.Where(t => t.HoldsRows && isWanted(t)).Select(table => (Table: table, Known: known(table))).ToList();
        var scans = wanted.Where(t => t.Known is null).Select(t => ScanOf(t.Table)).ToList();
        var number = 0;
        var contents = await session.ScanAsync(
            scans, table => options.Observer?.TableScanning(SnapshotMoment.Before, table, ++number, scans.Count), cancellationToken);
        var byTable = contents.ToDictionary(c => c.TableId);
        var tables = scans.Select(scan => DocumentOf(scan, byTable[scan.Table.Id])).Concat(wanted.Select(t => t.Known).OfType<TableDocument>());
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
            Tables = [.. tables.OrderBy(t => t.Name, StringComparer.Ordinal)],
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
