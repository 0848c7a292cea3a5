using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every foreign key is still there, between the same columns, with its actions and its force.</summary>
internal sealed class ForeignKeyCheck : ICheck
{
    public string Code => "SR306";

    public void Compare(Comparison comparison)
    {
        foreach (var (was, now) in comparison.Match.ForeignKeys)
        {
            if (comparison.IsTheSame(was, now)) comparison.Keep(ObjectKind.ForeignKey);
            else if (was is null) Added(comparison, now!);
            else if (now is null) Lost(comparison, was);
            else Altered(comparison, was, now);
        }
    }

    private static void Added(Comparison comparison, ForeignKey now) =>
        comparison.Changes.Add(new ObjectChange(
            ChangeKind.Added, ObjectKind.ForeignKey, DisplayName.OfKeyAndParent(comparison.Match.After, now)));

    private void Lost(Comparison comparison, ForeignKey was)
    {
        var name = DisplayName.OfKeyAndParent(comparison.Match.Before, was);
        comparison.Changes.Add(new ObjectChange(ChangeKind.Dropped, ObjectKind.ForeignKey, name));
        if (comparison.Expectations.AllowsDrop(was) || comparison.WentWithItsTable(was.ChildTableId, was.ChildColumnIds)) return;
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.ForeignKey, name, "the foreign key", "no such foreign key", Directive(comparison, was)));
    }

    private void Altered(Comparison comparison, ForeignKey was, ForeignKey now)
    {
        var differences = DefinitionComparison.Differences(was.Facets, now.Facets, comparison.Match.Renames, was.ChildTableId).ToList();
        if (was.MatchFull != now.MatchFull) differences.Add(("match", MatchWord(was), MatchWord(now)));
        if (differences.Count == 0)
        {
            comparison.Keep(ObjectKind.ForeignKey);
            return;
        }

        var name = DisplayName.OfKeyAndParent(comparison.Match.Before, was);
        comparison.Changes.Add(new ObjectChange(ChangeKind.Changed, ObjectKind.ForeignKey, name, FacetWords.Changes(differences)));
        if (IsNowValidated(differences) || comparison.Expectations.AllowsDrop(was)) return;
        comparison.Mismatches.Add(new Mismatch(
            Code, ObjectKind.ForeignKey, name, FacetWords.Was(differences), FacetWords.Now(differences), Directive(comparison, was)));
    }

    // validating a key that was NOT VALID loses nothing
    private static bool IsNowValidated(IReadOnlyList<(string Name, string? Was, string? Now)> differences) =>
        differences is [{ Name: "validated", Now: "yes" }];

    private static string Directive(Comparison comparison, ForeignKey key) =>
        $"expect drop foreign key {(key.Name is null ? DisplayName.OfKey(comparison.Match.Before, key) : DisplayName.Quoted(key.Name))}";

    private static string MatchWord(ForeignKey key) => key.MatchFull ? "full" : "simple";
}
