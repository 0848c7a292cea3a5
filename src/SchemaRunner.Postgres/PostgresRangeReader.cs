using System.Globalization;
using Npgsql;
using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Reads tables by ranges of their keys.</summary>
/// <param name="connection">The session's, in a transaction that reads.</param>
/// <param name="sharing">How many workers may read.</param>
internal sealed class PostgresRangeReader(NpgsqlConnection connection, SharedScan sharing) : IRangeReader
{
    private const string Doing = "comparing tables";

    // So many blocks hold hardly more rows than one piece
    private const long SmallTable = 16;
    private const long LeastSample = 64;
    private const long MostSample = 8_192;
    private const long OneOf = 25;
    private const int MostConditions = 500;

    // A range is a small part of a table, which nothing but the key's index should find
    private const string ByIndex = "SET LOCAL enable_seqscan = off";

    /// <inheritdoc/>
    public ValueForm FormOf(Column column) => CanonicalValue.FormOf(column);

    /// <inheritdoc/>
    public async Task RequireCanonicalDigestsAsync(CancellationToken cancellationToken)
    {
        var facts = await ReadAsync<DigestFacts>(DigestFacts.Query, null, cancellationToken);
        facts[0].Require();
    }

    /// <inheritdoc/>
    public async Task<string> ReadKeyOrderAsync(RangedTable table, CancellationToken cancellationToken)
    {
        var columns = table.Key.Select(column => short.Parse(column.Column.Id, CultureInfo.InvariantCulture)).ToArray();
        List<string> words = [];
        await PinnedSettings.ReadAsync(
            connection, inTransaction: true, Doing,
            trip => words = trip.Ask<string>(Sql.Read("key_order"), IdOf(table), columns), cancellationToken, isPrepared: false);
        return words[0];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowKey>> CutAsync(
        RangedTable table, KeyRange range, int rowsEach, int most, CancellationToken cancellationToken)
    {
        var query = new RangeQuery(table);
        if (range != KeyRange.All) return KeysOf(await ReadAsync<KeyedRow>(query.Walk(range, rowsEach, most), ByIndex, cancellationToken));

        var blocks = await CountBlocksAsync(table, cancellationToken);
        if (blocks <= SmallTable) return [];
        var percent = 100.0 * Math.Clamp(blocks / OneOf, Math.Min(blocks, LeastSample), MostSample) / blocks;
        return KeysOf(await ReadAsync<KeyedRow>(query.Sample(percent, rowsEach, most), null, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RangeContent>> ScanAsync(
        RangedTable table, KeyRange range, IReadOnlyList<RowKey> boundaries, CancellationToken cancellationToken)
    {
        var settings = range != KeyRange.All ? ByIndex : sharing.IsOn ? sharing.Workers(helpers: 0) : null;
        var found = await ReadAsync<RangeRow>(new RangeQuery(table).Scan(range, boundaries), settings, cancellationToken);
        var pieces = found.ToDictionary(row => row.Piece, row => new RangeContent(row.Rows, [.. row.Digests.Select(d => d ?? "none")], row.RowDigest));
        var nothing = new RangeContent(0, [.. table.Columns.Select(_ => "none")]);
        return [.. Enumerable.Range(0, boundaries.Count + 1).Select(piece => pieces.GetValueOrDefault(piece, nothing))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowHashes>> ReadHashesAsync(
        RangedTable table, IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken)
    {
        var settings = ranges.Contains(KeyRange.All) ? null : ByIndex;
        var rows = await ReadAsync<KeyedRow>(new RangeQuery(table).Hashes(ranges), settings, cancellationToken);
        return [.. rows.Select(row => new RowHashes(new RowKey(row.Key), row.Values))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowValues>> ReadValuesAsync(
        RangedTable table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        var (key, columns) = (table.Key.Select(c => new RangeValue(c)).ToList(), table.Columns.Select(c => new RangeValue(c)).ToList());
        var rows = new List<KeyedRow>();
        foreach (var some in keys.Chunk(MostConditions)) rows.AddRange(await ReadAsync<KeyedRow>(new RangeQuery(table).Values(some), null, cancellationToken));
        return
        [
            .. rows.Select(row => new RowValues(
                new RowKey(row.Key),
                [.. key.Zip(row.Key, (column, text) => column.Sample(text))],
                [.. columns.Zip(row.Values, (column, text) => column.Sample(text))])),
        ];
    }

    private async Task<long> CountBlocksAsync(RangedTable table, CancellationToken cancellationToken) => (await connection.QueryAsync<long>(
        Doing,
        """
        SELECT pg_catalog.pg_relation_size(CAST(@id AS pg_catalog.oid), 'main')
               OPERATOR(pg_catalog./) pg_catalog.current_setting('block_size')::pg_catalog.int8
        """,
        new { id = IdOf(table) }, cancellationToken))[0];

    private async Task<List<T>> ReadAsync<T>(string sql, string? settings, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        await PinnedSettings.ReadAsync(
            connection, inTransaction: true, Doing, trip => rows = (settings is null ? trip : trip.Run(settings)).Ask<T>(sql), cancellationToken,
            isPrepared: false);
        return rows;
    }

    private static long IdOf(RangedTable table) => long.Parse(table.Table.Id, CultureInfo.InvariantCulture);

    private static List<RowKey> KeysOf(List<KeyedRow> rows) => [.. rows.Select(row => new RowKey(row.Key))];
}
