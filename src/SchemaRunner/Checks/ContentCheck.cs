using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every column of every table holds, row by row, what it held.</summary>
internal sealed class ContentCheck : ICheck
{
    public string Code => "SR302";

    public void Compare(Comparison comparison)
    {
        foreach (var pair in comparison.Match.Tables.Concat(comparison.Match.NameTakers))
        {
            if (pair.Before is null || pair.After is null) continue;
            var difference = ContentDifference.Of(comparison, pair);
            if (difference is { Reason: { } reason } && comparison.Expectations.DeclaresRows(pair))
                comparison.Notes.Add($"content of {DisplayName.Of(comparison.Match.Before, pair.Before)} was not compared: {reason}");

            if (difference.RowsMoved) Moved(comparison, pair);
            if (difference.RowsExchanged > 0) Exchanged(comparison, pair, difference.RowsExchanged);
            Changed(comparison, pair, difference);
            Unreadable(comparison, pair);
        }
    }

    private void Changed(Comparison comparison, TablePair pair, ContentDifference difference)
    {
        var refused = difference.Columns.Where(c => !comparison.Expectations.AllowsChange(pair, c)).ToList();
        if (refused.Count == 0) return;

        // under a changed key no other value can be bound to its row: only the key is worth naming, and what else changed
        // with it cannot be told, so that no less than the whole table can be declared
        var key = refused.Where(c => pair.Before!.KeyColumnIds.Contains(c.Before!.Id)).ToList();
        var named = key.Count > 0 ? key : refused;
        var table = DisplayName.Of(comparison.Match.Before, pair.Before!);
        var columns = named.Select(c => DisplayName.Quoted(c.Before!.Name)).ToList();
        var found = key.Count > 0 ? "other values in the key, which binds the other columns to their rows" : "other values";
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Column, $"{table}.{string.Join(", ", columns)}", "the values it held",
            pair.TookName ? $"{found} in the new table of that name" : found,
            key.Count > 0 ? $"expect change {table}" : $"expect change {table}.{string.Join(", ", columns)}")
        {
            Place = new RowPlace(table, pair.TookName, key.Count > 0 ? [] : [.. named.Select(c => c.Before!.Name)]),
        });
    }

    private void Moved(Comparison comparison, TablePair pair)
    {
        if (comparison.Expectations.AllowsChange(pair)) return;
        var table = DisplayName.Of(comparison.Match.Before, pair.Before!);
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Table, table, "each value in the row that held it", "values moved between rows", $"expect change {table}")
        {
            Place = new RowPlace(table, pair.TookName, []),
        });
    }

    private void Exchanged(Comparison comparison, TablePair pair, long rows)
    {
        if (comparison.Expectations.AllowsAnyRows(pair) || comparison.Expectations.AllowsChange(pair)) return;
        var table = DisplayName.Of(comparison.Match.Before, pair.Before!);
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Table, table, "rows that only come or only go",
            $"{rows:N0} rows gone in exchange for others", $"expect change {table}")
        {
            Place = new RowPlace(table, pair.TookName, []),
        });
    }

    private void Unreadable(Comparison comparison, TablePair pair)
    {
        if (!comparison.After.Contents.TryGetValue(pair.After!.Id, out var after)) return;
        foreach (var column in pair.Columns.Where(c => c.Before is not null && c.After is not null))
        {
            if (!after.Unreadable.TryGetValue(column.After!.Id, out var reason) || comparison.Expectations.AllowsChange(pair, column)) continue;
            var name = DisplayName.OfColumn(comparison.Match.Before, pair.Before!, column.Before!.Name);
            comparison.Mismatches.Add(new Mismatch(
                Code, ObjectKind.Column, name, $"values that survive as {column.Before.Type}", reason, $"expect change {name}")
            {
                Place = new RowPlace(DisplayName.Of(comparison.Match.Before, pair.Before!), pair.TookName, [column.Before.Name]),
            });
        }
    }
}
