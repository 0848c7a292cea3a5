using SchemaRunner.Snapshots;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The primary key, unique and check constraints of one table.</summary>
internal sealed class ConstraintReader(
    TableSource source, Dictionary<string, ObjectRow> byName, PhaseIdentities identities)
{
    private readonly Dictionary<string, string> owners = new(StringComparer.OrdinalIgnoreCase);

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
            var name = NameOf(ConstraintType.Unique, columns);
            owners[index.Key] = $"{ObjectKind.Constraint}:{id}";
            found.Add(Keyed(id, name ?? index.Key, name is null, "UNIQUE", columns));
        }

        ReadChecks(found);
        return found;
    }

    private void ReadPrimaryKey(List<SchemaObject> found)
    {
        if (source.Table.KeyColumnIds.Count == 0) return;
        var columns = source.Table.KeyColumnIds.Select(id => source.Table.Columns.First(column => column.Id == id).Name).ToList();
        var id = $"{source.Table.Id}.primary";
        var name = source.Definition.Constraints.FirstOrDefault(c => c.Type == ConstraintType.PrimaryKey)?.Name;
        foreach (var row in source.IndexColumns.Where(row => row.Origin == "pk"))
            owners[row.IndexName] = $"{ObjectKind.Constraint}:{id}";
        found.Add(Keyed(id, name ?? $"{source.Table.Name}_pk", name is null, "PRIMARY KEY", columns));
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

    private SchemaObject Keyed(string id, string name, bool generated, string type, List<string> columns)
    {
        var columnIds = source.ColumnIds(columns);
        return new()
        {
            Kind = ObjectKind.Constraint,
            Id = id,
            Schema = SqliteCatalog.Schema,
            Name = name,
            NameIsGenerated = generated,
            TableId = source.Table.Id,
            ColumnIds = columnIds,
            Facets =
            [
                new("type", type),
                new("columns", string.Join(", ", columns), $"{source.Table.Id}({string.Join(",", columnIds)})"),
            ],
        };
    }

    private string? NameOf(ConstraintType type, List<string> columns) => source.Definition.Constraints
        .FirstOrDefault(c => c.Type == type && c.Columns.SequenceEqual(columns, StringComparer.OrdinalIgnoreCase))?.Name;
}
