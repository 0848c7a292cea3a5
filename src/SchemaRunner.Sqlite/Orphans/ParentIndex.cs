using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Orphans;

/// <summary>An index by which a parent is found.</summary>
internal static class ParentIndex
{
    /// <summary>Whether the columns that a key refers to are the rowid, or an index begins with one of them.</summary>
    public static bool Exists(Table parent, ForeignKey key, Structure structure)
    {
        var ids = key.ParentColumns
            .Select(name => parent.Columns.First(column => SqliteNames.Comparer.Equals(column.Name, name)).Id)
            .ToList();
        return ids.Exists(id => parent.KeyColumnIds.Count > 0 && parent.KeyColumnIds[0] == id)
            || structure.Objects.Any(index => index.Kind == ObjectKind.Index && index.TableId == parent.Id
                && ChildIndex.ValueOf(index, "predicate") is null && ids.Exists(id => ChildIndex.BeginsWith(index, [id])));
    }
}
