using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Ranges;

namespace SchemaRunner.Sqlite;

/// <summary>Reading the rows of tables.</summary>
internal sealed partial class SqliteSession
{
    /// <inheritdoc/>
    public IRangeReader Ranges => new SqliteRangeReader(Connection, work);

    /// <inheritdoc/>
    public Task BeginReadingAsync(CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            Connection.Execute("BEGIN");

            // The moment is that of the first look
            Connection.QueryInt64("SELECT count(*) FROM main.sqlite_master");
        },
        cancellationToken);

    /// <summary>Copies what a session that has begun to read sees to a file that does not exist yet.</summary>
    public Task CopyAsync(string destination, Action<long> written, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            try
            {
                SqliteBackup.CopyPages(Connection, destination, written, cancellationToken);
                using var copy = new FileStream(destination, FileMode.Open, FileAccess.ReadWrite);
                copy.Flush(flushToDisk: true);
            }
            catch
            {
                File.Delete(destination);
                throw;
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken) =>
        tableScans.ReadAsync(file, scans, scanning, cancellationToken);

    /// <inheritdoc/>
    public Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken) => WorkAsync(
        () =>
        {
            foreach (var scan in scans) KeptRows.Keep(Connection, scan);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<SurvivorContent>>(
            () => [.. kept.Select(pair => KeptRows.Compare(Connection, pair.Before, pair.After))], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<RowDifferences>>(
            () => [.. kept.Select(pair => SqliteRowDifferences.Read(Connection, pair.Before, pair.After))], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken) =>
        WorkAsync<IReadOnlyList<OrphanCount>>(
            () => [.. scans.Select(scan => SqliteOrphanScan.Count(Connection, scan.Key, structure))], cancellationToken);
}
