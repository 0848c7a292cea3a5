using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every table is still there.</summary>
internal sealed class TableCheck : ICheck
{
    public string Code => "SR303";

    public void Compare(Comparison comparison)
    {
        foreach (var pair in comparison.Match.Tables)
        {
            switch (pair)
            {
                case { Before: null, After: { } now }:
                    comparison.Changes.Add(new ObjectChange(
                        ChangeKind.Added, ObjectKind.Table, DisplayName.Of(comparison.Match.After, now)));
                    break;
                case { Before: { } was, After: null }:
                    Lost(comparison, pair, was);
                    break;
                case { Before: { } was, After: { } now }:
                    comparison.Keep(ObjectKind.Table);
                    if (ReferenceEquals(was, now)) break;
                    var (oldName, newName) = (DisplayName.Of(comparison.Match.Before, was), DisplayName.Of(comparison.Match.After, now));
                    if (oldName != newName)
                        comparison.Changes.Add(new ObjectChange(ChangeKind.Renamed, ObjectKind.Table, oldName, newName));
                    break;
            }
        }
    }

    private void Lost(Comparison comparison, TablePair pair, Table was)
    {
        var name = DisplayName.Of(comparison.Match.Before, was);
        comparison.Changes.Add(new ObjectChange(ChangeKind.Dropped, ObjectKind.Table, name));
        if (comparison.Expectations.AllowsDrop(pair)) return;
        var rows = comparison.Before.Contents.GetValueOrDefault(was.Id) is { } content ? $" with {Quantity.Of(content.Rows, "row")}" : "";
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Table, name, $"the table{rows}", "no such table", $"expect drop table {name}"));
    }
}
