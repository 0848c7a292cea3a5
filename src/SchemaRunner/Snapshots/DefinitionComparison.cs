namespace SchemaRunner.Snapshots;

/// <summary>Says whether two definitions mean the same, when names may have changed between them.</summary>
internal static class DefinitionComparison
{
    /// <summary>The facets of an object that differ.</summary>
    public static IReadOnlyList<(string Name, string? Was, string? Now)> Differences(SchemaObject before, SchemaObject after, Renames renames) =>
        Differences(before.Facets, after.Facets, renames, before.TableId, namesOthers: before.Kind is not (ObjectKind.Index or ObjectKind.Constraint));

    /// <summary>The facets that differ, as pairs of what they were and what they are.</summary>
    public static IReadOnlyList<(string Name, string? Was, string? Now)> Differences(
        IReadOnlyList<Facet> before, IReadOnlyList<Facet> after, Renames renames, string? tableId, bool namesOthers = false)
    {
        if (ReferenceEquals(before, after) && renames.AreNone) return [];

        var differences = new List<(string Name, string? Was, string? Now)>();
        foreach (var name in before.Concat(after).Select(f => f.Name).Distinct())
        {
            var was = before.FirstOrDefault(f => f.Name == name);
            var now = after.FirstOrDefault(f => f.Name == name);
            if (!AreEqual(was, now, renames, tableId, namesOthers)) differences.Add((name, was?.Value, now?.Value));
        }

        return differences;
    }

    private static bool AreEqual(Facet? was, Facet? now, Renames renames, string? tableId, bool namesOthers)
    {
        if (was?.Meaning is not null && was.Meaning == now?.Meaning) return true;
        if (renames.AreNone && was?.Value is not null && was.Value == now?.Value) return true;
        if (was?.Value is null || now?.Value is null) return was?.Value == now?.Value;
        return was.IsExact || now.IsExact
            ? was.Value == now.Value
            : TextsAreEqual(was.Value, now.Value, renames, tableId, namesOthers);
    }

    private static bool TextsAreEqual(string was, string now, Renames renames, string? tableId, bool namesOthers)
    {
        var left = new SqlTokens(was);
        var right = new SqlTokens(now);
        while (true)
        {
            var (leftMoved, rightMoved) = (left.MoveNext(), right.MoveNext());
            if (!leftMoved || !rightMoved) return leftMoved == rightMoved;
            var same = left.IsName && right.IsName
                ? renames.Allows(left.Current, right.Current, tableId, namesOthers)
                : left.IsName == right.IsName && left.Current == right.Current;
            if (!same) return false;
        }
    }
}
