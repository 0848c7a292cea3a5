using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons;

/// <summary>Compares the rows of one table: one scan of each side, and again only the ranges that differ.</summary>
/// <param name="pair">The two sides.</param>
/// <param name="limit">How many rows are named of each kind.</param>
/// <param name="note">Why rows cannot be named; <see langword="null"/> when they can.</param>
internal sealed class TableComparer(BothSides pair, int limit, string? note)
{
    /// <summary>How many rows a range is to have, roughly: so few that reading them costs nothing beside the scan.</summary>
    public const int RowsEach = 16_384;

    /// <summary>The most ranges that a table is cut into at once.</summary>
    public const int MostPieces = 1_024;

    /// <summary>Compares them.</summary>
    public async Task<TableComparison> CompareAsync(CancellationToken cancellationToken)
    {
        var (sides, boundaries) = await CutAsync(cancellationToken);
        var pieces = await ScanAsync(sides, KeyRange.All, boundaries, cancellationToken);
        var differing = pieces.Where(piece => !piece.IsEqual).ToList();
        var comparison = new TableComparison
        {
            Name = ObjectNames.Of(sides.InA.Table),
            NameInB = ObjectNames.Of(sides.InB.Table),
            Key = [.. sides.InA.Key.Select(column => column.Column.Name)],
            RowsInA = pieces.Sum(piece => piece.A.Rows),
            RowsInB = pieces.Sum(piece => piece.B.Rows),
            IsEqual = differing.Count == 0,
        };
        if (comparison.IsEqual) return comparison;
        if (sides.InA.Key.Count == 0) return WithoutKey(comparison, differing[0]);

        var search = new RowSearch(sides, limit);
        await search.FindAsync(differing, cancellationToken);
        var names = await RowNames.ReadAsync(sides, search, cancellationToken);
        return comparison with
        {
            Columns =
            [
                .. search.ColumnRows.Index().Where(column => column.Item > 0)
                    .Select(column => new ColumnComparison(sides.InA.Columns[column.Index].Column.Name, column.Item)),
            ],
            OnlyInA = new RowsOnOneSide(search.RowsOnlyInA, names.OnlyInA),
            OnlyInB = new RowsOnOneSide(search.RowsOnlyInB, names.OnlyInB),
            Changed = new ChangedRows(search.RowsChanged, names.Changed),
            IsAtLeast = search.IsAtLeast,
            Note = note,
        };
    }

    /// <summary>Scans the pieces of a range on both sides.</summary>
    public static async Task<IReadOnlyList<Piece>> ScanAsync(
        BothSides sides, KeyRange range, IReadOnlyList<RowKey> boundaries, CancellationToken cancellationToken)
    {
        var (a, b) = await sides.AskAsync((reader, table, token) => reader.ScanAsync(table, range, boundaries, token), cancellationToken);
        return [.. range.At(boundaries).Zip(a, b).Select(piece => new Piece(piece.First, piece.Second, piece.Third))];
    }

    // The side that has more rows has more boundaries
    private async Task<(BothSides Sides, IReadOnlyList<RowKey> Boundaries)> CutAsync(CancellationToken cancellationToken)
    {
        if (pair.InA.Key.Count == 0) return (pair, []);
        var boundaries = await LongerCutAsync(pair, cancellationToken);
        if (boundaries.Count == 0 || pair.InA.Order == KeyOrder.Canonical || await OrderAlikeAsync(cancellationToken)) return (pair, boundaries);
        var ordered = pair.InCanonicalOrder();
        return (ordered, await LongerCutAsync(ordered, cancellationToken));
    }

    private async Task<bool> OrderAlikeAsync(CancellationToken cancellationToken)
    {
        var (a, b) = await pair.AskAsync((reader, table, token) => reader.ReadKeyOrderAsync(table, token), cancellationToken);
        return a == b;
    }

    private static async Task<IReadOnlyList<RowKey>> LongerCutAsync(BothSides sides, CancellationToken cancellationToken)
    {
        var (a, b) = await sides.AskAsync(
            (reader, table, token) => reader.CutAsync(table, KeyRange.All, RowsEach, MostPieces, token), cancellationToken);
        return a.Count >= b.Count ? a : b;
    }

    // Digests of another number of rows differ all, and name no column
    private TableComparison WithoutKey(TableComparison comparison, Piece piece) => comparison with
    {
        Columns = piece.A.Rows != piece.B.Rows ? [] : [.. piece.Columns.Select(i => new ColumnComparison(pair.InA.Columns[i].Column.Name, null))],
        OnlyInA = new RowsOnOneSide(Math.Max(0, piece.A.Rows - piece.B.Rows), []),
        OnlyInB = new RowsOnOneSide(Math.Max(0, piece.B.Rows - piece.A.Rows), []),
        IsAtLeast = true,
        Note = note,
    };
}
