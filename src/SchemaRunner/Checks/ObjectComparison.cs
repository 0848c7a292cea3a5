using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>What the checks of objects other than tables have in common: still there, still with the same definition.</summary>
internal static class ObjectComparison
{
    /// <summary>Compares the objects of a kind.</summary>
    /// <param name="comparison">What is compared.</param>
    /// <param name="code">The check's code.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="isGain">Says that a difference of facets only adds something; <see langword="null"/> for never.</param>
    public static void Run(
        Comparison comparison, string code, ObjectKind kind,
        Func<(string Name, string? Was, string? Now), bool>? isGain = null)
    {
        var same = comparison.Match.Objects.Same(kind);
        if (comparison.Match.Renames.AreNone) comparison.Keep(kind, same.Count);
        else foreach (var item in same) Altered(comparison, code, item, item, isGain);

        foreach (var (was, now) in ObjectMatch.Of(comparison.Match, kind))
        {
            if (was is null) comparison.Changes.Add(new ObjectChange(ChangeKind.Added, kind, Name(comparison.Match.After, now!)));
            else if (now is null) Lost(comparison, code, was);
            else Altered(comparison, code, was, now, isGain);
        }
    }

    private static void Lost(Comparison comparison, string code, SchemaObject was)
    {
        var name = Name(comparison.Match.Before, was);
        comparison.Changes.Add(new ObjectChange(ChangeKind.Dropped, was.Kind, name));
        if (IsAllowed(comparison, was) || WentWithItsOwner(comparison, was)) return;
        var word = KindWords.Of(was.Kind);
        comparison.Mismatches.Add(new Mismatch(
            code, was.Kind, name, $"the {word}{Definition(was)}", $"no such {word}", $"expect drop {word} {name}"));
    }

    private static void Altered(
        Comparison comparison, string code, SchemaObject was, SchemaObject now, Func<(string Name, string? Was, string? Now), bool>? isGain)
    {
        var name = Name(comparison.Match.Before, was);
        var differences = DefinitionComparison.Differences(was, now, comparison.Match.Renames);
        if (differences.Count == 0)
        {
            comparison.Keep(was.Kind);
            if (!was.NameIsGenerated && !comparison.Match.Names.Equals(was.Name, now.Name))
                comparison.Changes.Add(new ObjectChange(ChangeKind.Renamed, was.Kind, name, Name(comparison.Match.After, now)));
            return;
        }

        comparison.Changes.Add(new ObjectChange(ChangeKind.Changed, was.Kind, name, FacetWords.Changes(differences)));
        if ((isGain is not null && differences.All(isGain)) || IsAllowed(comparison, was)) return;
        comparison.Mismatches.Add(new Mismatch(
            code, was.Kind, name, FacetWords.Was(differences), FacetWords.Now(differences), $"expect drop {KindWords.Of(was.Kind)} {name}"));
    }

    // an index that a constraint owns is the constraint's; the constraint check speaks of it
    private static bool WentWithItsOwner(Comparison comparison, SchemaObject was) =>
        comparison.WentWithItsTable(was.TableId, was.ColumnIds)
        || (was.OwnerId is { } owner && comparison.Match.ObjectAfter(owner) is null);

    private static bool IsAllowed(Comparison comparison, SchemaObject was) =>
        comparison.Expectations.AllowsDrop(was.Kind, was.Schema, was.Name, was.TableId);

    private static string Name(Structure structure, SchemaObject item) =>
        item.Kind is ObjectKind.Comment or ObjectKind.Grant or ObjectKind.Function or ObjectKind.Extension or ObjectKind.Schema
            ? item.Name
            : DisplayName.Of(structure, item.Schema, item.Name);

    private static string Definition(SchemaObject item)
    {
        var facet = item.Facets.FirstOrDefault(f => f.Name is "definition" or "columns");
        if (facet?.Value is not { } text) return "";
        return text.Length <= 80 ? $" ({text})" : $" ({text.AsSpan(0, 77)}…)";
    }
}
