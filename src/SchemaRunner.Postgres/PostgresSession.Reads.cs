using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Reading the rows of tables.</summary>
internal sealed partial class PostgresSession
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken)
        => _watch.OverAsync(() => _reads.ScanAsync(scans, scanning, cancellationToken));

    /// <inheritdoc/>
    public Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken)
        => _reads.KeepRowsAsync(scans, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
        => _reads.ScanSurvivorsAsync(kept, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
        => _reads.ReadDifferencesAsync(kept, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken)
        => _watch.OverAsync(() => _reads.CountOrphansAsync(scans, structure, cancellationToken));
}
