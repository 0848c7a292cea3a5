namespace SchemaRunner.Snapshots.Documents;

/// <summary>Describes the objects of a structure by their names.</summary>
internal static class DocumentObjects
{
    /// <summary>Every object, tables and columns among them, in the order of their names.</summary>
    public static IReadOnlyList<ObjectDocument> Of(Structure structure)
    {
        var tables = structure.Tables.ToDictionary(t => t.Id);
        return
        [
            .. structure.Tables.SelectMany(OfTable)
                .Concat(structure.ForeignKeys.Select(key => OfKey(key, tables[key.ChildTableId])))
                .Concat(structure.Sequences.Select(s => Described(ObjectKind.Sequence, $"{s.Schema}.{s.Name}", null, s.Facets)))
                .Concat(structure.Objects.Select(item => OfOther(item, item.TableId is { } id ? tables.GetValueOrDefault(id) : null)))
                .OrderBy(o => o.Kind).ThenBy(o => o.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ObjectDocument> OfTable(Table table) => table.Columns
        .Select(column => Described(
            ObjectKind.Column, $"{ObjectNames.Of(table)}.{column.Name}", table, column.Facets.Prepend(new Facet("type", column.Type))))
        .Prepend(Described(ObjectKind.Table, ObjectNames.Of(table), null, table.Facets));

    private static ObjectDocument OfKey(ForeignKey key, Table child) => Described(
        ObjectKind.ForeignKey, ObjectNames.Of(key, child), child, key.Facets.Prepend(new Facet("match", key.MatchFull ? "full" : "simple")));

    private static ObjectDocument OfOther(SchemaObject item, Table? owner) =>
        Described(item.Kind, ObjectNames.Of(item, owner), owner, item.Facets);

    // What daily work changes is not structure
    private static ObjectDocument Described(ObjectKind kind, string name, Table? owner, IEnumerable<Facet> facets) => new(
        kind, name, owner is null ? null : ObjectNames.Of(owner),
        new SortedDictionary<string, string?>(
            facets.Where(f => !f.IsState).ToDictionary(f => f.Name, f => f.Value), StringComparer.Ordinal));
}
