using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Reading the rows of tables.</summary>
internal sealed partial class PostgresSession
{
    /// <inheritdoc/>
    public IRangeReader Ranges => new PostgresRangeReader(_connection, _sharing);

    /// <inheritdoc/>
    public async Task BeginReadingAsync(CancellationToken cancellationToken)
    {
        // Reading everything may take longer than a server lets an idle transaction live
        string[] begin =
        [
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", PinnedSettings.LimitReading, "SET LOCAL idle_in_transaction_session_timeout = 0",
            "SET LOCAL statement_timeout = 0",
        ];
        await _connection.ExecuteAsync("beginning to read", begin, cancellationToken);
        _transactionId = Unknown;
        _reads.IsAsBegun = true;
    }

    /// <summary>The name under which others can see what a session that has begun to read sees.</summary>
    public async Task<string> ExportSnapshotAsync(CancellationToken cancellationToken) =>
        (await _connection.QueryAsync<string>(
            "sharing the snapshot", "SELECT pg_catalog.pg_export_snapshot()", null, cancellationToken))[0];

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
