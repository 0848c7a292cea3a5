using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>Puts what was read again in the place of what was there before, and keeps the rest as it is.</summary>
internal sealed class StructureMerge(Structure before, StructureChanges changes)
{
    /// <summary>Whether something that stayed has another name, which definitions that were not read again may show.</summary>
    public bool RenamesSomething { get; private set; }

    /// <summary>The tables, in the order of their names as the server sorts them.</summary>
    public IReadOnlyList<Table> Tables(IReadOnlyList<Table> read)
    {
        var was = before.Tables.Where(t => changes.Relations.Contains(t.Id)).ToDictionary(t => t.Id);
        foreach (var now in read)
        {
            if (!was.TryGetValue(now.Id, out var old)) continue;
            Compare((old.Schema, old.Name), (now.Schema, now.Name));
            var names = old.Columns.ToDictionary(c => c.Id, c => c.Name);
            foreach (var column in now.Columns)
            {
                if (names.TryGetValue(column.Id, out var name)) Compare(("", name), ("", column.Name));
            }
        }

        if (was.Count == 0 && read.Count == 0) return before.Tables;
        return
        [
            .. before.Tables.Where(t => !was.ContainsKey(t.Id)).Concat(read)
                .OrderBy(t => t.Schema, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The foreign keys.</summary>
    public IEnumerable<ForeignKey> ForeignKeys(IReadOnlyList<ForeignKey> read)
    {
        if (changes.AllForeignKeys) return read;
        return before.ForeignKeys
            .Where(k => !changes.Relations.Contains(k.ChildTableId) && !(k.ParentTableId is { } parent && changes.Relations.Contains(parent)))
            .Concat(read);
    }

    /// <summary>The sequences.</summary>
    public IReadOnlyList<Sequence> Sequences(IReadOnlyList<Sequence> read)
    {
        if (changes.Sequences.Count == 0) return before.Sequences;
        var was = before.Sequences.Where(s => changes.Sequences.Contains(s.Id)).ToDictionary(s => s.Id);
        foreach (var now in read)
        {
            if (was.TryGetValue(now.Id, out var old)) Compare((old.Schema, old.Name), (now.Schema, now.Name));
        }

        return
        [
            .. before.Sequences.Where(s => !was.ContainsKey(s.Id)).Concat(read)
                .OrderBy(s => s.Schema, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The other objects, by kind in the order in which they were.</summary>
    public IReadOnlyList<SchemaObject> Objects(IReadOnlyDictionary<ObjectKind, IReadOnlyList<SchemaObject>> read)
    {
        var objects = new List<SchemaObject>(before.Objects.Count + 16);
        var were = before.Objects.ToLookup(o => o.Kind);
        foreach (var kind in were.Select(k => k.Key).Union(read.Keys))
        {
            if (!read.TryGetValue(kind, out var now))
            {
                objects.AddRange(were[kind]);
                continue;
            }

            var gone = were[kind].Where(o => changes.IsWhole(kind) || HangsOnRelations(o)).ToList();
            Compare(gone, now);
            var left = gone.ToHashSet(ReferenceEqualityComparer.Instance);
            objects.AddRange(were[kind].Where(o => !left.Contains(o)));
            objects.AddRange(now);
        }

        return objects;
    }

    private bool HangsOnRelations(SchemaObject item) => item.Kind switch
    {
        ObjectKind.View => changes.Relations.Contains(item.Id),
        ObjectKind.Grant when item.TableId is null =>
            item.OwnerId?.Split(':') is ["Sequence" or "View", var id] && changes.Relations.Contains(id),
        _ => item.TableId is { } table && changes.Relations.Contains(table),
    };

    private void Compare(List<SchemaObject> were, IReadOnlyList<SchemaObject> now)
    {
        var names = were.ToDictionary(o => o.Id, o => (o.Schema, o.Name));
        foreach (var item in now)
        {
            if (names.TryGetValue(item.Id, out var name)) Compare(name, (item.Schema, item.Name));
        }
    }

    private void Compare((string Schema, string Name) was, (string Schema, string Name) now) => RenamesSomething |= was != now;
}
