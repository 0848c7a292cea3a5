using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every table holds as many rows as it did.</summary>
internal sealed class RowCountCheck : ICheck
{
    public string Code => "SR301";

    public void Compare(Comparison comparison)
    {
        foreach (var pair in comparison.Match.Tables.Concat(comparison.Match.NameTakers))
        {
            if (pair.Before is null)
            {
                if (pair.After is { } added && comparison.After.Contents.TryGetValue(added.Id, out var content))
                    comparison.Expectations.AllowsRows(pair, 0, content.Rows);
                continue;
            }

            if (pair.After is null
                || !comparison.Before.Contents.TryGetValue(pair.Before.Id, out var before)
                || !comparison.After.Contents.TryGetValue(pair.After.Id, out var after))
                continue;

            var declared = comparison.Expectations.AllowsRows(pair, before.Rows, after.Rows);
            if (declared || before.Rows == after.Rows) continue;
            var name = DisplayName.Of(comparison.Match.Before, pair.Before);
            var delta = after.Rows - before.Rows;
            comparison.Mismatches.Add(new Mismatch(
                Code, ObjectKind.Table, name, Quantity.Of(before.Rows, "row"), Found(pair, after.Rows),
                $"expect rows {name} {(delta > 0 ? "+" : "")}{delta}")
            {
                Place = new RowPlace(name, pair.TookName, []),
            });
        }
    }

    private static string Found(TablePair pair, long rows) =>
        pair.TookName ? $"{Quantity.Of(rows, "row")} in the new table of that name" : Quantity.Of(rows, "row");
}
