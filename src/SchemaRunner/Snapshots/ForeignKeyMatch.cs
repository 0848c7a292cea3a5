namespace SchemaRunner.Snapshots;

/// <summary>Says which foreign key after a phase is which before it.</summary>
internal static class ForeignKeyMatch
{
    /// <summary>Every key of either side once: by identity, else by child, columns and parent.</summary>
    public static IReadOnlyList<(ForeignKey? Before, ForeignKey? After)> Pair(StructureMatch match)
    {
        var byId = match.After.ForeignKeys.ToDictionary(k => k.Id);
        var taken = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pairs = new List<(ForeignKey? Before, ForeignKey? After)>();
        var lost = new List<ForeignKey>();
        foreach (var was in match.Before.ForeignKeys)
        {
            if (byId.GetValueOrDefault(was.Id) is { } same && (ReferenceEquals(was, same) || SameEnds(match, was, same)) && taken.Add(same))
                pairs.Add((was, same));
            else
                lost.Add(was);
        }

        var left = match.After.ForeignKeys.Where(k => !taken.Contains(k)).ToList();
        foreach (var was in lost)
        {
            var again = left.Where(now => SameEnds(match, was, now)).OrderByDescending(now => now.Name == was.Name).FirstOrDefault();
            if (again is not null) left.Remove(again);
            pairs.Add((was, again));
        }

        pairs.AddRange(left.Select(now => ((ForeignKey?)null, (ForeignKey?)now)));
        return pairs;
    }

    private static bool SameEnds(StructureMatch match, ForeignKey was, ForeignKey now)
    {
        if (match.ForBefore(was.ChildTableId).After?.Id != now.ChildTableId) return false;
        if (!match.ColumnsAfter(was.ChildTableId, was.ChildColumnIds).SequenceEqual(now.ChildColumnIds)) return false;
        if (was.ParentTableId is null || now.ParentTableId is null)
            return match.Names.Equals(was.ParentTable, now.ParentTable) && was.ParentColumns.SequenceEqual(now.ParentColumns, match.Names);

        var parent = match.ForBefore(was.ParentTableId);
        return parent.After?.Id == now.ParentTableId
            && was.ParentColumns.Select(name => NameAfter(match, parent, name)).SequenceEqual(now.ParentColumns, match.Names);
    }

    private static string NameAfter(StructureMatch match, TablePair table, string column) =>
        table.Columns.FirstOrDefault(c => c.Before is not null && match.Names.Equals(c.Before.Name, column))?.After?.Name ?? column;
}
