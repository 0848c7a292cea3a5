namespace SchemaRunner.Snapshots;

/// <summary>Says which object of a kind after a phase is which before it.</summary>
internal static class ObjectMatch
{
    /// <summary>
    /// Every object of the kind once that is not the very same on both sides: by identity, by name, or by an equal definition
    /// on the same table.
    /// </summary>
    public static IReadOnlyList<(SchemaObject? Before, SchemaObject? After)> Of(StructureMatch match, ObjectKind kind) =>
        match.PairsOf(kind, () => Pair(match, kind));

    private static IReadOnlyList<(SchemaObject? Before, SchemaObject? After)> Pair(StructureMatch match, ObjectKind kind)
    {
        var was = match.Objects.Before(kind).ToList();
        var now = match.Objects.After(kind).ToList();
        var byId = new Dictionary<string, SchemaObject>(now.Count);
        foreach (var item in now) byId.TryAdd(item.Id, item);
        var found = new Dictionary<SchemaObject, SchemaObject?>(ReferenceEqualityComparer.Instance);
        foreach (var item in was)
        {
            if (byId.Remove(item.Id, out var same)) found[item] = same;
        }

        var taken = found.Values.ToHashSet(ReferenceEqualityComparer.Instance);
        var left = now.Where(o => !taken.Contains(o)).ToList();

        void Find(Func<SchemaObject, SchemaObject, bool> same)
        {
            if (left.Count == 0) return;
            foreach (var item in was.Where(o => !found.ContainsKey(o)))
            {
                if (left.Find(o => same(item, o)) is not { } other) continue;
                found[item] = other;
                left.Remove(other);
            }
        }

        Find((a, b) => !a.NameIsGenerated && !b.NameIsGenerated && SameTable(match, a, b) && SameName(match, a, b) && SameMeaning(match, a, b));
        if (!IsNamedByItsOwner(kind)) Find((a, b) => a.TableId is not null && SameTable(match, a, b) && SameMeaning(match, a, b));
        Find((a, b) => !a.NameIsGenerated && !b.NameIsGenerated && SameTable(match, a, b) && SameName(match, a, b));
        if (kind == ObjectKind.Comment) Find((a, b) => a.OwnerId is not null && b.OwnerId is not null && match.ObjectAfter(a.OwnerId) == b.OwnerId);

        return [
            .. was.Select(o => ((SchemaObject?)o, found.GetValueOrDefault(o))),
            .. left.Select(o => ((SchemaObject?)null, (SchemaObject?)o)),
        ];
    }

    // the same words on another column, or the same privilege of another role, are not the same comment or grant
    private static bool IsNamedByItsOwner(ObjectKind kind) => kind is ObjectKind.Comment or ObjectKind.Grant;

    private static bool SameTable(StructureMatch match, SchemaObject was, SchemaObject now) =>
        was.TableId is null ? now.TableId is null : now.TableId is not null && match.OwnerAfter(was.TableId) == now.TableId;

    private static bool SameName(StructureMatch match, SchemaObject was, SchemaObject now) =>
        match.Names.Equals(was.Name, now.Name) && (was.TableId is not null || match.Names.Equals(was.Schema, now.Schema));

    private static bool SameMeaning(StructureMatch match, SchemaObject was, SchemaObject now) =>
        DefinitionComparison.Differences(was, now, match.Renames).Count == 0;
}
