using SchemaRunner.Snapshots;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The foreign keys of one table.</summary>
internal static class ForeignKeyReader
{
    public static IEnumerable<ForeignKey> Read(TableSource source, Dictionary<string, TableSource> tables)
    {
        var definitions = source.Definition.Constraints.Where(c => c.Type == ConstraintType.ForeignKey).ToList();
        var numbers = new Dictionary<string, int>();
        var position = 0;
        // The library numbers keys from the last to the first of the text
        foreach (var key in source.ForeignKeys.GroupBy(row => row.Id).OrderByDescending(key => key.Key))
        {
            var definition = position < definitions.Count ? definitions[position] : null;
            position++;
            var place = (definition?.Column is { } column ? source.ColumnId(column) : null) ?? source.Table.Id;
            var number = numbers[place] = numbers.GetValueOrDefault(place) + 1;
            yield return Read(source, tables, [.. key.OrderBy(row => row.Position)], definition, $"{place}.key{number}");
        }
    }

    private static ForeignKey Read(
        TableSource source,
        Dictionary<string, TableSource> tables,
        List<ForeignKeyRow> rows,
        ConstraintDefinition? definition,
        string id)
    {
        var parent = tables.GetValueOrDefault(rows[0].ParentTable)?.Table;
        return new()
        {
            Id = id,
            Name = definition?.Name,
            ChildTableId = source.Table.Id,
            ChildColumnIds = source.ColumnIds(rows.Select(row => row.ChildColumn)),
            ParentTableId = parent?.Id,
            ParentTable = parent?.Name ?? rows[0].ParentTable,
            ParentColumns = rows.All(row => row.ParentColumn is not null)
                ? [.. rows.Select(row => row.ParentColumn!)]
                : KeyOf(parent),
            Facets =
            [
                new("on update", Action(rows[0].OnUpdate)),
                new("on delete", Action(rows[0].OnDelete)),
                new("deferrable", IsDeferred(definition?.Text ?? "") ? "initially deferred" : null),
            ],
        };
    }

    private static IReadOnlyList<string> KeyOf(Table? parent) => parent is null
        ? []
        : [.. parent.KeyColumnIds.Select(id => parent.Columns.First(column => column.Id == id).Name)];

    private static string? Action(string action) => action == "NO ACTION" ? null : action;

    // DEFERRABLE alone is immediate, https://www.sqlite.org/foreignkeys.html section 4.2
    private static bool IsDeferred(string text) =>
        text.Contains("deferrable initially deferred", StringComparison.Ordinal)
        && !text.Contains("not deferrable", StringComparison.Ordinal);
}
