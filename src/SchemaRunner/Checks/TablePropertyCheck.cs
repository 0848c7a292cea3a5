using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every table has its owner, row security switches, persistence and options.</summary>
internal sealed class TablePropertyCheck : ICheck
{
    public string Code => "SR319";

    public void Compare(Comparison comparison)
    {
        foreach (var pair in comparison.Match.Tables.Where(t => t.Before is not null && t.After is not null))
        {
            var differences = DefinitionComparison.Differences(
                pair.Before!.Facets, pair.After!.Facets, comparison.Match.Renames, pair.Before.Id);
            if (differences.Count == 0) continue;

            var name = DisplayName.Of(comparison.Match.Before, pair.Before);
            comparison.Changes.Add(new ObjectChange(ChangeKind.Changed, ObjectKind.Table, name, FacetWords.Changes(differences)));
            if (comparison.Expectations.AllowsAlter(pair)) continue;
            comparison.Mismatches.Add(new Mismatch(
                Code, ObjectKind.Table, name, FacetWords.Was(differences), FacetWords.Now(differences), $"expect alter {name}"));
        }
    }
}
