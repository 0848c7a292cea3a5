namespace SchemaRunner.Snapshots;

/// <summary>Full names of objects, which mean the same in another database: always with the schema, never with an id.</summary>
internal static class ObjectNames
{
    /// <summary>A table's.</summary>
    public static string Of(Table table) => $"{table.Schema}.{table.Name}";

    /// <summary>A foreign key's: what it says, for its name may be missing or made by the engine.</summary>
    /// <param name="key">The key.</param>
    /// <param name="child">The table that refers.</param>
    public static string Of(ForeignKey key, Table child)
    {
        var columns = key.ChildColumnIds.Select(id => child.Columns.FirstOrDefault(c => c.Id == id)?.Name ?? "?");
        return $"{Of(child)}({string.Join(", ", columns)}) to {key.ParentTable}({string.Join(", ", key.ParentColumns)})";
    }

    /// <summary>Another object's.</summary>
    /// <param name="item">The object.</param>
    /// <param name="owner">The table that it belongs to; <see langword="null"/> when it stands alone.</param>
    public static string Of(SchemaObject item, Table? owner) => $"{item.Schema}.{(owner is null ? "" : $"{owner.Name}: ")}{item.Name}";
}
