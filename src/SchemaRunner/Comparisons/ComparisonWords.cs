using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Comparisons;

/// <summary>The sentences that every form of a comparison shares.</summary>
public static class ComparisonWords
{
    /// <summary>One difference: <c>column public.t.name: only in A</c>.</summary>
    public static string Of(Difference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var name = $"{KindWords.Of(difference.Object)} {difference.Name}";
        return difference.Kind switch
        {
            DifferenceKind.OnlyInA => $"{name}: only in A",
            DifferenceKind.OnlyInB => $"{name}: only in B",
            DifferenceKind.Content when difference.Object == ObjectKind.Column => $"{name}: other values",
            DifferenceKind.Content when IsDigest(difference.A) => $"{name}: each column holds the same values, in other combinations",
            _ => $"{name}: {difference.A} in A, {difference.B} in B",
        };
    }

    /// <summary>What an object is on one side, in words; a digest says no more than that it is another.</summary>
    public static string? Side(Difference difference, string? side)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Kind == DifferenceKind.Content && IsDigest(side) ? "other values" : side;
    }

    /// <summary>A table that differs, and its rows.</summary>
    public static string Head(TableComparison table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var name = table.Name == table.NameInB ? table.Name : $"{table.Name} (in B {table.NameInB})";
        return table.RowsInA == table.RowsInB
            ? $"{name}: {Quantity.Of(table.RowsInA, "row")} on both sides"
            : $"{name}: {Quantity.Of(table.RowsInA, "row")} in A, {table.RowsInB:N0} in B";
    }

    /// <summary><c>3 rows</c>, <c>at least 3 rows</c>.</summary>
    public static string Rows(TableComparison table, long rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        return $"{(table.IsAtLeast ? "at least " : "")}{Quantity.Of(rows, "row")}";
    }

    /// <summary>The columns with values that differ: <c>name in 3, price in 1</c>.</summary>
    public static string Columns(TableComparison table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return string.Join(", ", table.Columns.Where(column => column.Rows is not null).Select(column => $"{column.Name} in {column.Rows:N0}"));
    }

    /// <summary>The columns of a table whose rows cannot be told apart; <see langword="null"/> when there is nothing to be said.</summary>
    public static string? ColumnsWithoutRows(TableComparison table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Key.Count > 0) return null;
        if (table.RowsInA != table.RowsInB) return "which columns differ cannot be told, since the numbers of rows do";
        return table.Columns.Count == 0
            ? "each column holds the same values, in other combinations"
            : $"other values in {string.Join(", ", table.Columns.Select(column => column.Name))}";
    }

    /// <summary>The comparison in a sentence.</summary>
    public static string Sum(DatabaseComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.IsEqual)
        {
            var what = $"the content of {Quantity.Of(comparison.TablesCompared, "table")}";
            var held = comparison.Tables.Count == 0 ? "" : $", {Quantity.Of(comparison.Tables.Sum(table => table.RowsInA), "row")}";
            return comparison.ContentOnly ? $"{what}{held}." : $"structure, and {what}{held}.";
        }

        var tables = comparison.Tables.Where(table => !table.IsEqual).ToList();
        var rows = Math.Max(1, tables.Sum(table => table.RowsThatDiffer));
        var atLeast = tables.Any(table => table.IsAtLeast) ? "at least " : "";
        var equal = comparison.Tables.Count - tables.Count;
        string?[] parts =
        [
            comparison.Differences.Count == 0 ? null : Quantity.Of(comparison.Differences.Count, "object differs", "objects differ"),
            tables.Count == 0 ? null : $"{atLeast}{Quantity.Of(rows, "row differs", "rows differ")} in {Quantity.Of(tables.Count, "table")}",
            equal == 0 ? null : $"{Quantity.Of(equal, "table")} {(equal == 1 ? "holds" : "hold")} the same rows",
        ];
        return $"{string.Join("; ", parts.OfType<string>())}.";
    }

    private static bool IsDigest(string? words) => words?.StartsWith("digest ", StringComparison.Ordinal) == true;
}
