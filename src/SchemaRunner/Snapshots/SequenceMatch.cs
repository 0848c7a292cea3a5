namespace SchemaRunner.Snapshots;

/// <summary>Says which sequence after a phase is which before it.</summary>
internal static class SequenceMatch
{
    private const string OwnedBy = "owned by";

    /// <summary>Every sequence of either side once: by identity, by name, or by the column that owns it.</summary>
    public static IReadOnlyList<(Sequence? Before, Sequence? After)> Of(StructureMatch match)
    {
        var byId = match.After.Sequences.ToDictionary(s => s.Id);
        var pairs = match.Before.Sequences.Select(was => (Before: (Sequence?)was, After: byId.GetValueOrDefault(was.Id))).ToList();
        var taken = pairs.Select(p => p.After).OfType<Sequence>().ToHashSet(ReferenceEqualityComparer.Instance);
        var left = match.After.Sequences.Where(s => !taken.Contains(s)).ToList();
        for (var i = 0; i < pairs.Count; i++)
        {
            if (pairs[i] is not { Before: { } was, After: null }) continue;
            var same = left.Find(now => match.Names.Equals(now.Schema, was.Schema) && match.Names.Equals(now.Name, was.Name))
                ?? left.Find(now => HasSameOwner(match, was, now));
            if (same is null) continue;
            left.Remove(same);
            pairs[i] = (was, same);
        }

        pairs.AddRange(left.Select(now => ((Sequence?)null, (Sequence?)now)));
        return pairs;
    }

    /// <summary>Whether the column or table that owned a sequence is gone.</summary>
    public static bool WentWithItsColumn(StructureMatch match, Sequence was)
    {
        if (Owner(was) is not { Value: { } owner }) return false;
        return match.Tables.Where(t => t.Before is not null).Any(t => t.After is null
            ? Owns(t.Before!, owner)
            : t.Columns.Any(c => c is { Before: not null, After: null } && Owns(t.Before!, owner, c.Before)));
    }

    private static bool HasSameOwner(StructureMatch match, Sequence was, Sequence now) =>
        Owner(was) is { Value: not null } before && Owner(now) is { Value: not null } after
        && DefinitionComparison.Differences([before], [after], match.Renames, tableId: null).Count == 0;

    private static Facet? Owner(Sequence sequence) => sequence.Facets.FirstOrDefault(f => f.Name == OwnedBy);

    private static bool Owns(Table table, string owner) =>
        owner == table.Name || owner == $"{table.Schema}.{table.Name}" || table.Columns.Any(c => Owns(table, owner, c));

    private static bool Owns(Table table, string owner, Column column)
    {
        var plain = owner.Replace("\"", "", StringComparison.Ordinal);
        return plain == $"{table.Name}.{column.Name}" || plain == $"{table.Schema}.{table.Name}.{column.Name}";
    }
}
