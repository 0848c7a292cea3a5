using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Comparisons;

/// <summary>A table of numbered rows that counts how much of it is read.</summary>
internal sealed class RangesInMemory(Dictionary<long, string[]> rows) : IRangeReader
{
    private readonly long[] ids = [.. rows.Keys.Order()];

    private static readonly Column[] s_columns =
        [new() { Id = "1", Name = "id", Type = "bigint" }, new() { Id = "2", Name = "a", Type = "text" }, new() { Id = "3", Name = "b", Type = "text" }];

    /// <summary>The table as it is asked for.</summary>
    public static RangedTable Table { get; } = new(
        new Table { Id = "1", Schema = "public", Name = "t", Columns = s_columns, KeyColumnIds = ["1"] },
        [new RangedColumn(s_columns[0], ValueForm.Own)], [.. s_columns.Select(column => new RangedColumn(column, ValueForm.Own))]);

    /// <summary>Rows that were scanned for digests.</summary>
    public long Scanned { get; private set; }

    /// <summary>Rows that were read one by one.</summary>
    public long Read { get; private set; }

    /// <summary>The orders in which rows were asked for.</summary>
    public HashSet<KeyOrder> Orders { get; } = [];

    /// <summary>Whether it knows too little of itself to cut the whole table.</summary>
    public bool IsUnaware { get; init; }

    /// <summary>What its own order depends on.</summary>
    public string Collation { get; init; } = "same";

    public ValueForm FormOf(Column column) => column.Id == "1" ? ValueForm.Integer : ValueForm.Text;

    public Task<string> ReadKeyOrderAsync(RangedTable table, CancellationToken cancellationToken) => Task.FromResult(Collation);

    public Task<IReadOnlyList<RowKey>> CutAsync(RangedTable table, KeyRange range, int rowsEach, int most, CancellationToken cancellationToken)
    {
        IReadOnlyList<RowKey> boundaries = IsUnaware && range == KeyRange.All && Scanned == 0
            ? []
            : [.. In(range).Chunk(Math.Max(rowsEach, In(range).Count / most)).Skip(1).Select(chunk => KeyOf(chunk[0]))];
        return Task.FromResult(boundaries);
    }

    public Task<IReadOnlyList<RangeContent>> ScanAsync(
        RangedTable table, KeyRange range, IReadOnlyList<RowKey> boundaries, CancellationToken cancellationToken)
    {
        Orders.Add(table.Order);
        return Task.FromResult<IReadOnlyList<RangeContent>>([.. range.At(boundaries).Select(piece =>
        {
            var inPiece = In(piece);
            Scanned += inPiece.Count;
            return new RangeContent(inPiece.Count, [.. Enumerable.Range(0, 3).Select(i => Digest(inPiece, i))]);
        })]);
    }

    public Task<IReadOnlyList<RowHashes>> ReadHashesAsync(
        RangedTable table, IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken)
    {
        List<RowHashes> found = [.. ranges.SelectMany(range => In(range)).Select(id => new RowHashes(KeyOf(id), ValuesOf(id)))];
        Read += found.Count;
        return Task.FromResult<IReadOnlyList<RowHashes>>(found);
    }

    public Task<IReadOnlyList<RowValues>> ReadValuesAsync(RangedTable table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RowValues>>([.. keys.Select(key => long.Parse(key.Values[0]!)).Where(rows.ContainsKey).Select(id => new RowValues(
            KeyOf(id), [new SampleValue($"{id}")], [.. ValuesOf(id).Select(value => new SampleValue(value, IsText: true))]))]);

    private ArraySegment<long> In(KeyRange range)
    {
        var (from, to) = (range.From is null ? 0 : PlaceOf(range.From), range.To is null ? ids.Length : PlaceOf(range.To));
        return new ArraySegment<long>(ids, from, to - from);
    }

    private int PlaceOf(RowKey key)
    {
        var place = Array.BinarySearch(ids, long.Parse(key.Values[0]!));
        return place < 0 ? ~place : place;
    }

    // A sum of hashes bound to the key, as the engines' digests are
    private string Digest(ArraySegment<long> piece, int column) => piece
        .Aggregate(0UL, (sum, id) => unchecked(sum + (ulong)HashCode.Combine(id, column == 0 ? "" : rows[id][column - 1]))).ToString();

    private static RowKey KeyOf(long id) => new([$"{id}"]);

    private string[] ValuesOf(long id) => [$"{id}", rows[id][0], rows[id][1]];
}
