using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>Reads tables by ranges of their keys.</summary>
/// <param name="connection">The session's, in a transaction that reads.</param>
/// <param name="work">Runs what takes long.</param>
internal sealed class SqliteRangeReader(NativeConnection connection, SessionWork work) : IRangeReader
{
    // Conditions joined by OR are nested in the library's tree, which may be a thousand deep
    private const int MostConditions = 200;

    /// <inheritdoc/>
    public ValueForm FormOf(Column column) => DeclaredType.FormOf(column);

    /// <inheritdoc/>
    public Task<string> ReadKeyOrderAsync(RangedTable table, CancellationToken cancellationToken) => Task.FromResult(string.Join(", ", table.Key.Select(
        column => $"{column.Column.Type} {column.Column.Facets.FirstOrDefault(facet => facet.Name == "collation")?.Value ?? "BINARY"}")));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowKey>> CutAsync(
        RangedTable table, KeyRange range, int rowsEach, int most, CancellationToken cancellationToken) =>
        RunAsync(() => new RangeCut(connection, table).Find(range, rowsEach, most), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RangeContent>> ScanAsync(
        RangedTable table, KeyRange range, IReadOnlyList<RowKey> boundaries, CancellationToken cancellationToken) =>
        RunAsync(() => new RangeScan(connection, table).Read(range, boundaries), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowHashes>> ReadHashesAsync(
        RangedTable table, IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken) => RunAsync<IReadOnlyList<RowHashes>>(
        () =>
        {
            var condition = new RangeCondition(table);
            var conditions = ranges.Select(range => $"({condition.In(range)})");

            // An index serves each range by itself; without one, all are read at once
            var isServed = table.Key.All(column => new RangeValue(column).IsOrderedByItself(table.Order));
            return [.. (isServed ? conditions : conditions.Chunk(MostConditions).Select(some => string.Join(" OR ", some))).SelectMany(where => Hashes(table, where))];
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowValues>> ReadValuesAsync(
        RangedTable table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) => RunAsync<IReadOnlyList<RowValues>>(
        () =>
        {
            var condition = new RangeCondition(table);
            var wanted = keys.ToHashSet();
            return [.. keys.Chunk(MostConditions).SelectMany(some => Values(table, condition.Among(some))).Where(row => wanted.Contains(row.Key))];
        },
        cancellationToken);

    private List<RowHashes> Hashes(RangedTable table, string where)
    {
        var (key, columns) = ValuesOf(table);
        using var statement = Select(table, key.Select(value => value.Told).Concat(columns.Select(value => value.Hashed)), where);
        var rows = new List<RowHashes>();
        while (statement.Step())
        {
            var hashes = columns.Select((_, i) => statement.Text(key.Count + i));
            rows.Add(new RowHashes(KeyAt(statement, key), [.. hashes]));
        }

        return rows;
    }

    private List<RowValues> Values(RangedTable table, string where)
    {
        var (key, columns) = ValuesOf(table);
        var shown = key.Concat(columns).ToList();
        using var statement = Select(table, key.Select(value => value.Told).Concat(shown.SelectMany(value => new[] { value.Name, value.Told })), where);
        var rows = new List<RowValues>();
        while (statement.Step())
        {
            var values = shown.Select((value, i) => value.SampleAt(statement, key.Count + (2 * i), key.Count + (2 * i) + 1)).ToList();
            rows.Add(new RowValues(KeyAt(statement, key), values[..key.Count], values[key.Count..]));
        }

        return rows;
    }

    private NativeStatement Select(RangedTable table, IEnumerable<string> columns, string where) =>
        connection.Prepare($"SELECT {string.Join(", ", columns)} FROM main.{SqlText.Quote(table.Table.Name)} AS t WHERE {where}");

    private static RowKey KeyAt(NativeStatement statement, List<RangeValue> key) => new(key.Select((value, i) => value.TextAt(statement, i)));

    private static (List<RangeValue> Key, List<RangeValue> Columns) ValuesOf(RangedTable table) =>
        ([.. table.Key.Select(column => new RangeValue(column))], [.. table.Columns.Select(column => new RangeValue(column))]);

    private Task<T> RunAsync<T>(Func<T> read, CancellationToken cancellationToken) => work.RunAsync(read, cancellationToken);
}
