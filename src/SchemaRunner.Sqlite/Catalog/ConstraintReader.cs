using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The primary key, unique and check constraints of one table.</summary>
internal sealed class ConstraintReader(
    TableSource source, Dictionary<string, ObjectRow> byName, PhaseIdentities identities)
{
    private readonly Dictionary<string, string> owners = new(SqliteNames.Comparer);

    /// <summary>The constraint that an index belongs to, as <c>Kind:Id</c>, once <see cref="Read"/> is through.</summary>
    public string? OwnerOf(string index) => owners.GetValueOrDefault(index);

    public List<SchemaObject> Read()
    {
        var found = new List<SchemaObject>();
        ReadPrimaryKey(found);
        foreach (var index in source.IndexColumns.Where(row => row.Origin == "u").GroupBy(row => row.IndexName))
        {
            var columns = index.Select(row => row.ColumnName!).ToList();
            var id = identities.ObjectId(byName[index.Key].RowId) + ".unique";
            var definition = DefinitionOf(columns);
            owners[index.Key] = $"{ObjectKind.Constraint}:{id}";
            found.Add(Keyed(id, definition?.Name, index.Key, columns, [new("type", "UNIQUE"), new("on conflict", definition?.OnConflict)]));
        }

        ReadChecks(found);
        return found;
    }

    private void ReadPrimaryKey(List<SchemaObject> found)
    {
        if (source.Table.KeyColumnIds.Count == 0) return;
        var columns = source.Table.KeyColumnIds.Select(id => source.Table.Columns.First(column => column.Id == id).Name).ToList();
        var id = $"{source.Table.Id}.primary";
        var definition = source.Definition.Constraints.FirstOrDefault(c => c.Type == ConstraintType.PrimaryKey);
        var indexes = source.IndexColumns.Where(row => row.Origin == "pk").Select(row => row.IndexName).Distinct().ToList();
        foreach (var index in indexes) owners[index] = $"{ObjectKind.Constraint}:{id}";
        // INTEGER PRIMARY KEY is the rowid and hands out its values, INTEGER PRIMARY KEY DESC is not and takes NULL
        found.Add(Keyed(id, definition?.Name, $"{source.Table.Name}_pk", columns,
        [
            new("type", "PRIMARY KEY"), new("is the rowid", indexes.Count == 0 ? "yes" : null), new("on conflict", definition?.OnConflict),
        ]));
    }

    private void ReadChecks(List<SchemaObject> found)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var check in source.Definition.Constraints.Where(c => c.Type == ConstraintType.Check))
        {
            // A column's own check goes with it and comes with it; counting per column keeps the others' ids
            var place = (check.Column is { } column ? source.ColumnId(column) : null) ?? source.Table.Id;
            var number = numbers[place] = numbers.GetValueOrDefault(place) + 1;
            found.Add(new()
            {
                Kind = ObjectKind.Constraint,
                Id = $"{place}.check{number}",
                Schema = SqliteCatalog.Schema,
                Name = check.Name ?? $"{source.Table.Name}_check{found.Count}",
                NameIsGenerated = check.Name is null,
                TableId = source.Table.Id,
                ColumnIds = check.Column is { } on ? source.ColumnIds([on]) : [],
                Facets = [new("type", "CHECK"), new("definition", check.Text)],
            });
        }
    }

    private SchemaObject Keyed(string id, string? name, string generatedName, List<string> columns, Facet[] facets)
    {
        var columnIds = source.ColumnIds(columns);
        return new()
        {
            Kind = ObjectKind.Constraint,
            Id = id,
            Schema = SqliteCatalog.Schema,
            Name = name ?? generatedName,
            NameIsGenerated = name is null,
            TableId = source.Table.Id,
            ColumnIds = columnIds,
            Facets = [.. facets, new("columns", string.Join(", ", columns), $"{source.Table.Id}({string.Join(",", columnIds)})")],
        };
    }

    private ConstraintDefinition? DefinitionOf(List<string> columns) => source.Definition.Constraints
        .FirstOrDefault(c => c.Type == ConstraintType.Unique && c.Columns.SequenceEqual(columns, SqliteNames.Comparer));
}
