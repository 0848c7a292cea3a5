using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every column is still there, with its type, nullability, default, generation, identity and collation.</summary>
internal sealed class ColumnCheck : ICheck
{
    /// <summary>Its code.</summary>
    public const string OfColumns = "SR304";

    public string Code => OfColumns;

    public void Compare(Comparison comparison)
    {
        foreach (var pair in comparison.Match.Tables.Where(t => t.Before is not null && t.After is not null))
        {
            if (comparison.IsTheSame(pair.Before, pair.After))
            {
                comparison.Keep(ObjectKind.Column, pair.Columns.Count);
                continue;
            }

            foreach (var column in pair.Columns) CompareColumn(comparison, pair, column);
        }
    }

    private void CompareColumn(Comparison comparison, TablePair pair, ColumnPair column)
    {
        if (column.Before is not { } was)
        {
            comparison.Changes.Add(new ObjectChange(
                ChangeKind.Added, ObjectKind.Column, DisplayName.OfColumn(comparison.Match.After, pair.After!, column.After!.Name)));
            return;
        }

        var name = DisplayName.OfColumn(comparison.Match.Before, pair.Before!, was.Name);
        if (column.After is not { } now)
        {
            comparison.Changes.Add(new ObjectChange(ChangeKind.Dropped, ObjectKind.Column, name));
            if (!comparison.Expectations.AllowsDrop(pair, column))
            {
                comparison.Mismatches.Add(new Mismatch(
                    Code, ObjectKind.Column, name, "the column", "no such column", $"expect drop column {name}"));
            }

            return;
        }

        if (!comparison.Match.Names.Equals(was.Name, now.Name))
            comparison.Changes.Add(new ObjectChange(ChangeKind.Renamed, ObjectKind.Column, name, now.Name));
        Altered(comparison, pair, column, name);
    }

    private void Altered(Comparison comparison, TablePair pair, ColumnPair column, string name)
    {
        var (was, now) = (column.Before!, column.After!);
        var differences = DefinitionComparison.Differences(was.Facets, now.Facets, comparison.Match.Renames, pair.Before!.Id).ToList();
        if (!comparison.Match.SameType(was, now)) differences.Insert(0, ("type", Words(was.Type), Words(now.Type)));
        if (differences.Count == 0)
        {
            comparison.Keep(ObjectKind.Column);
            return;
        }

        comparison.Changes.Add(new ObjectChange(ChangeKind.Changed, ObjectKind.Column, name, FacetWords.Changes(differences)));
        if (comparison.Expectations.AllowsAlter(pair, column)) return;
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.Column, name, FacetWords.Was(differences), FacetWords.Now(differences), $"expect alter {name}")
        {
            Place = comparison.Match.SameType(was, now) ? null : new RowPlace(DisplayName.Of(comparison.Match.Before, pair.Before), pair.TookName, [was.Name]),
        });
    }

    // SQLite knows columns without a type
    private static string? Words(string type) => type.Length == 0 ? null : type;
}
