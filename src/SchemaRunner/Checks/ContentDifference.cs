using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>How the content of one table compares.</summary>
/// <param name="State">In one word.</param>
/// <param name="Columns">Columns that hold something else.</param>
/// <param name="RowsMoved">Whether a table without a key holds the same values in other combinations.</param>
/// <param name="RowsExchanged">Rows that went although rows were only declared to come, or came although they were to go.</param>
/// <param name="Reason">Why content was not compared; <see langword="null"/> when it was.</param>
internal sealed record ContentDifference(
    ContentState State, IReadOnlyList<ColumnPair> Columns, bool RowsMoved = false, long RowsExchanged = 0, string? Reason = null)
{
    /// <summary>Compares what two scans of a table found.</summary>
    public static ContentDifference Of(Comparison comparison, TablePair pair)
    {
        if (pair.Before is null) return new(ContentState.New, []);
        if (pair.After is null) return new(ContentState.Dropped, []);
        if (comparison.Level != VerifyLevel.Content
            || !comparison.Before.Contents.TryGetValue(pair.Before.Id, out var before)
            || !comparison.After.Contents.TryGetValue(pair.After.Id, out var after))
            return new(ContentState.NotCompared, [], Reason: "content was not asked for");

        if (before.Rows == 0) return new(ContentState.Same, []);
        if (LostItsKey(comparison, pair))
            return new(ContentState.NotCompared, [], Reason: "a column of the key that binds values to their rows is gone or of another type");
        if (comparison.Survivors.TryGetValue(pair.Before.Id, out var survivors) && !pair.TookName)
        {
            var stayed = OfColumns(pair, column => Differs(survivors.Before, column.Before!.Id, survivors.After, column.Before.Id));
            return stayed with { RowsExchanged = Math.Min(before.Rows, after.Rows) - survivors.Rows };
        }

        if (before.Rows != after.Rows)
            return new(ContentState.NotCompared, [], Reason: "rows came or went, and the table has no key to tell which");

        var columns = OfColumns(pair, column =>
            IsComparable(comparison, pair, column) && Differs(before.Digests, column.Before!.Id, after.Digests, column.After!.Id));
        var moved = columns.Columns.Count == 0 && before.RowDigest is not null && after.RowDigest is not null
            && before.RowDigest != after.RowDigest && pair.Columns.All(c => c.Before is null || IsInBothRows(comparison, pair, c));
        return moved ? new(ContentState.Changed, [], RowsMoved: true) : columns;
    }

    // declared, the key's change is known before the script and values are read accordingly; the column check refuses it else
    private static bool LostItsKey(Comparison comparison, TablePair pair) =>
        pair.Before!.KeyColumnIds.Select(pair.ForBefore).OfType<ColumnPair>().Any(c => c.After is null
            ? !comparison.Expectations.AllowsDrop(pair, c)
            : !IsComparable(comparison, pair, c));

    private static ContentDifference OfColumns(TablePair pair, Func<ColumnPair, bool> differs)
    {
        var columns = pair.Columns.Where(c => c.Before is not null && c.After is not null && differs(c)).ToList();
        return new(columns.Count > 0 ? ContentState.Changed : ContentState.Same, columns);
    }

    // a column that went undeclared was part of the rows before and is none after; the column check refuses it
    private static bool IsInBothRows(Comparison comparison, TablePair pair, ColumnPair column) =>
        column.After is null ? comparison.Expectations.AllowsDrop(pair, column) : IsComparable(comparison, pair, column);

    // under a type that nobody declared, values may be written differently and say nothing; the column check refuses it
    private static bool IsComparable(Comparison comparison, TablePair pair, ColumnPair column) =>
        column.After is null || comparison.Match.SameType(column.Before!, column.After) || comparison.ComparesAcrossTypes
        || comparison.Expectations.AllowsAlter(pair, column);

    private static bool Differs(
        IReadOnlyDictionary<string, string> before, string beforeId, IReadOnlyDictionary<string, string> after, string afterId) =>
        before.TryGetValue(beforeId, out var was) && after.TryGetValue(afterId, out var now) && was != now;
}
