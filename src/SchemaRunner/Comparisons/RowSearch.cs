using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Comparisons;

/// <summary>Finds the rows that differ in ranges that do, and reads no more than it takes to name a few.</summary>
/// <param name="sides">The two sides.</param>
/// <param name="limit">How many rows are named of each kind.</param>
internal sealed class RowSearch(BothSides sides, int limit)
{
    // So many rows are compared at once, and so many in all before counting gives way to what the digests tell
    private const long MostAtOnce = 65_536;
    private const long MostInAll = 262_144;
    private const int MostRanges = 16;

    private readonly Stack<Piece> open = new();
    private readonly long[] columnRows = new long[sides.InA.Columns.Count];
    private long rowsRead;

    /// <summary>Keys that A alone has, as many as are named.</summary>
    public List<RowKey> OnlyInA { get; } = [];

    /// <summary>How many there are.</summary>
    public long RowsOnlyInA { get; private set; }

    /// <summary>Keys that B alone has, as many as are named.</summary>
    public List<RowKey> OnlyInB { get; } = [];

    /// <summary>How many there are.</summary>
    public long RowsOnlyInB { get; private set; }

    /// <summary>Keys of rows with other values, as many as are named, and in which columns.</summary>
    public List<(RowKey Key, IReadOnlyList<int> Columns)> Changed { get; } = [];

    /// <summary>How many there are.</summary>
    public long RowsChanged { get; private set; }

    /// <summary>By column, in how many rows its values differ.</summary>
    public IReadOnlyList<long> ColumnRows => columnRows;

    /// <summary>Whether the numbers are the least that there are.</summary>
    public bool IsAtLeast { get; private set; }

    // An order that no index serves makes every reading a scan of the table: then all is read at once
    private bool IsByIndex => sides.InA.Order == KeyOrder.Own;

    private bool IsEnough => rowsRead >= MostInAll && Math.Max(Math.Max(OnlyInA.Count, OnlyInB.Count), Changed.Count) >= limit;

    /// <summary>Looks into ranges that differ.</summary>
    public async Task FindAsync(IReadOnlyList<Piece> pieces, CancellationToken cancellationToken)
    {
        Push(pieces);
        while (open.TryPop(out var piece))
        {
            if (piece.IsOnOneSide ? IsNamed(piece) : IsEnough) CountUnread(piece);
            else if (piece.Rows <= MostAtOnce || !await SplitAsync(piece, cancellationToken)) await ReadAsync(Batch(piece), cancellationToken);
        }
    }

    private void Push(IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces.Reverse()) open.Push(piece);
    }

    private bool IsNamed(Piece piece) => (piece.A.Rows > 0 ? OnlyInA : OnlyInB).Count >= limit;

    private List<Piece> Batch(Piece first)
    {
        var batch = new List<Piece> { first };
        var (rows, mostRows, mostRanges) = (first.Rows, IsByIndex ? MostAtOnce : MostInAll, IsByIndex ? MostRanges : int.MaxValue);
        while (batch.Count < mostRanges && open.TryPeek(out var next) && (rows += next.Rows) <= mostRows) batch.Add(open.Pop());
        return batch;
    }

    /// <summary>Cuts a large range again, by the keys of the side that has more of it.</summary>
    private async Task<bool> SplitAsync(Piece piece, CancellationToken cancellationToken)
    {
        var (reader, table) = piece.A.Rows >= piece.B.Rows ? (sides.A, sides.InA) : (sides.B, sides.InB);
        var boundaries = await reader.CutAsync(table, piece.Range, TableComparer.RowsEach, TableComparer.MostPieces, cancellationToken);
        if (boundaries.Count == 0) return false;
        var pieces = await TableComparer.ScanAsync(sides, piece.Range, boundaries, cancellationToken);
        Push([.. pieces.Where(p => !p.IsEqual)]);
        return true;
    }

    private async Task ReadAsync(List<Piece> pieces, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyRange> ranges = [.. pieces.Select(piece => piece.Range)];
        var (a, b) = await sides.AskAsync((reader, table, token) => reader.ReadHashesAsync(table, ranges, token), cancellationToken);
        rowsRead += a.Count + b.Count;
        var match = RowMatch.Of(a, b);
        RowsOnlyInA += match.OnlyInA.Count;
        RowsOnlyInB += match.OnlyInB.Count;
        RowsChanged += match.Changed.Count;
        OnlyInA.AddRange(match.OnlyInA.Take(limit - OnlyInA.Count));
        OnlyInB.AddRange(match.OnlyInB.Take(limit - OnlyInB.Count));
        Changed.AddRange(match.Changed.Take(limit - Changed.Count));
        foreach (var column in match.Changed.SelectMany(changed => changed.Columns)) columnRows[column]++;
    }

    private bool IsOfKey(int column) => sides.InA.Key.Any(key => key.Column.Id == sides.InA.Columns[column].Column.Id);

    /// <summary>What the digests of a range tell of its rows.</summary>
    private void CountUnread(Piece piece)
    {
        RowsOnlyInA += Math.Max(0, piece.A.Rows - piece.B.Rows);
        RowsOnlyInB += Math.Max(0, piece.B.Rows - piece.A.Rows);
        if (piece.IsOnOneSide) return;

        IsAtLeast = true;
        if (piece.A.Rows != piece.B.Rows) return;
        if (piece.Columns.Any(IsOfKey))
        {
            RowsOnlyInA++;
            RowsOnlyInB++;
            return;
        }

        RowsChanged++;
        foreach (var column in piece.Columns) columnRows[column]++;
    }
}
