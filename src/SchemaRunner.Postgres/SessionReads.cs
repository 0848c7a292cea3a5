using Npgsql;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Reads tables' rows for a session, under settings that no script can change.</summary>
/// <param name="connection">The session's.</param>
/// <param name="sharing">Reads on several connections.</param>
/// <param name="inTransaction">Whether a transaction is open.</param>
internal sealed class SessionReads(NpgsqlConnection connection, SharedScan sharing, Func<bool> inTransaction)
{
    private const string Doing = "reading tables";

    /// <summary>How values are to be read; <see langword="null"/> when it has to be asked.</summary>
    public Reading? Reading { get; set; }

    /// <summary>The labels of enumerations when the phase began; <see langword="null"/> before the first.</summary>
    public IReadOnlyList<EnumLabel>? Labels { get; set; }

    /// <summary>Whether nothing was written since the transaction's snapshot was taken, so that others may read the same.</summary>
    public bool IsAsBegun { get; set; }

    /// <inheritdoc cref="Engines.IEngineSession.ScanAsync"/>
    public async Task<IReadOnlyList<TableContent>> ScanAsync(
        IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken)
    {
        var reading = await ReadingAsync(cancellationToken);
        var scan = new PostgresContentScan(connection, reading);
        if (scan.FitsOneQuery(scans))
        {
            foreach (var table in scans) scanning(table.Table);
            List<ScanRow> rows = [];
            await PinnedSettings.ReadAsync(
                connection, inTransaction(), Doing,
                trip => rows = scan.Ask(sharing.IsOn ? trip.Run(sharing.Workers(helpers: 0)) : trip, scans), cancellationToken, isPrepared: false);
            return PostgresContentScan.ToContents(scans, rows);
        }

        if (!sharing.IsOn)
        {
            return await ReadAsync(Doing, () => scan.ScanAsync(scans, scanning, cancellationToken), cancellationToken);
        }

        var units = ScanUnits.Of(scans);
        var shared = inTransaction() && IsAsBegun ? await sharing.ExportAsync(connection, units, cancellationToken) : ("", 0);
        var contents = await ReadAsync(
            Doing, () => sharing.ScanAsync(connection, units, shared, reading, scanning, cancellationToken), cancellationToken);
        var byTable = contents.ToDictionary(c => c.TableId);
        return [.. scans.Select(s => byTable[s.Table.Id])];
    }

    /// <inheritdoc cref="Engines.IEngineSession.KeepRowsAsync"/>
    public Task KeepRowsAsync(IReadOnlyList<TableScan> scans, CancellationToken cancellationToken)
        => connection.ExecuteAsync("keeping rows", PinnedSettings.Around(scans.SelectMany(KeptRows.Keep)), cancellationToken);

    /// <inheritdoc cref="Engines.IEngineSession.ScanSurvivorsAsync"/>
    public async Task<IReadOnlyList<SurvivorContent>> ScanSurvivorsAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
    {
        var scan = new PostgresContentScan(connection, await ReadingAsync(cancellationToken));
        return await ReadAsync(Doing, () => scan.ScanSurvivorsAsync(kept, cancellationToken), cancellationToken);
    }

    /// <inheritdoc cref="Engines.IEngineSession.ReadDifferencesAsync"/>
    public async Task<IReadOnlyList<RowDifferences>> ReadDifferencesAsync(
        IReadOnlyList<(TableScan Before, TableScan After)> kept, CancellationToken cancellationToken)
    {
        var differences = new PostgresRowDifferences(connection, await ReadingAsync(cancellationToken));
        return await ReadAsync("comparing rows", () => differences.ReadAsync(kept, cancellationToken), cancellationToken);
    }

    /// <inheritdoc cref="Engines.IEngineSession.CountOrphansAsync"/>
    public Task<IReadOnlyList<OrphanCount>> CountOrphansAsync(
        IReadOnlyList<OrphanScan> scans, Structure structure, CancellationToken cancellationToken)
        => ReadAsync(
            "looking for orphans",
            () => new PostgresOrphanScan(connection).CountAsync(scans, structure, cancellationToken),
            cancellationToken);

    /// <summary>How to read values, before settings are pinned.</summary>
    private async Task<Reading> ReadingAsync(CancellationToken cancellationToken)
    {
        if (Reading is not null) return Reading;
        var zone = await connection.QueryAsync<string>(
            Doing, "SELECT pg_catalog.current_setting('TimeZone')", null, cancellationToken);
        if (Labels is null) return new Reading(zone[0]);
        return new Reading(zone[0], RenamedLabels.Between(Labels, await RenamedLabels.ReadAsync(connection, cancellationToken)));
    }

    private Task<T> ReadAsync<T>(string doing, Func<Task<T>> read, CancellationToken cancellationToken)
        => PinnedSettings.ReadAsync(connection, inTransaction(), doing, read, cancellationToken);
}
