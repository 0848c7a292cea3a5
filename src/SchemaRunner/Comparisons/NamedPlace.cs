using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons;

/// <summary>A table, or a column of one, that somebody has named.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; <see langword="null"/> for the table itself.</param>
internal sealed record NamedPlace(Table Table, Column? Column)
{
    /// <summary>Finds it, with its schema or without the default one; <see langword="null"/> when there is none.</summary>
    public static NamedPlace? Find(Structure structure, string name)
    {
        if (FindTable(structure, name) is { } table) return new NamedPlace(table, null);
        var dot = name.LastIndexOf('.');
        return dot > 0 && FindTable(structure, name[..dot]) is { } owner && owner.Columns.FirstOrDefault(c => c.Name == name[(dot + 1)..]) is { } column
            ? new NamedPlace(owner, column)
            : null;
    }

    /// <summary>The names that somebody may have meant: columns when the table is right, else tables.</summary>
    public static IEnumerable<string> NamesLike(Structure structure, string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot > 0 && FindTable(structure, name[..dot]) is { } owner) return owner.Columns.Select(column => $"{name[..dot]}.{column.Name}");
        return structure.Tables.SelectMany(table =>
            table.Schema == structure.DefaultSchema ? [table.Name, ObjectNames.Of(table)] : new[] { ObjectNames.Of(table) });
    }

    private static Table? FindTable(Structure structure, string name) =>
        structure.Tables.FirstOrDefault(table => ObjectNames.Of(table) == name)
        ?? structure.Tables.FirstOrDefault(table => table.Schema == structure.DefaultSchema && table.Name == name);
}
