using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>Makes a structure of the catalog's rows.</summary>
internal sealed class StructureBuilder(CatalogRows rows, PhaseIdentities identities)
{
    private readonly ILookup<long, ColumnRow> columns = rows.Columns.ToLookup(row => row.TableRowId);
    private readonly ILookup<long, ForeignKeyRow> foreignKeys = rows.ForeignKeys.ToLookup(row => row.TableRowId);
    private readonly ILookup<long, IndexColumnRow> indexColumns = rows.IndexColumns.ToLookup(row => row.TableRowId);
    // The counters compare names to the letter
    private readonly Dictionary<string, SequenceRow> sequences =
        rows.Sequences.DistinctBy(row => row.Name).ToDictionary(row => row.Name);
    // A trigger may have the name of a table
    private readonly Dictionary<string, ObjectRow> byName =
        rows.Objects.Where(row => row.Type != "trigger").ToDictionary(row => row.Name, SqliteNames.Comparer);

    private readonly KnownNames names = new(rows.Columns.Select(row => row.Name).Concat(rows.Objects.Select(row => row.Name)));

    public Structure Build()
    {
        var sources = new Dictionary<string, TableSource>(SqliteNames.Comparer);
        foreach (var row in rows.Objects)
        {
            if (row.Type == "table" && !IsInternal(row.Name)) sources.Add(row.Name, Source(row));
        }

        var objects = new List<SchemaObject>();
        foreach (var source in sources.Values)
        {
            var constraints = new ConstraintReader(source, byName, identities);
            objects.AddRange(constraints.Read());
            objects.AddRange(new IndexReader(source, byName, identities, names, constraints.OwnerOf).Read());
        }

        objects.AddRange(rows.Objects.Where(row => row.Type is "view" or "trigger").Select(row => Described(row, sources)));
        return new Structure
        {
            DefaultSchema = SqliteCatalog.Schema,
            Tables = [.. sources.Values.Select(source => source.Table)],
            ForeignKeys = [.. sources.Values.SelectMany(source => ForeignKeyReader.Read(source, sources))],
            Sequences = [.. sources.Values.Where(source => source.Definition.IsAutoIncrement).Select(SequenceOf)],
            Objects = objects,
        };
    }

    private TableSource Source(ObjectRow row)
    {
        var isVirtual = row.Sql!.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase);
        var definition = isVirtual ? new() : TableParser.Parse(names.Tokens(row.Sql));
        var tableColumns = columns[row.RowId].ToList();
        var table = new Table
        {
            Id = identities.ObjectId(row.RowId),
            Schema = SqliteCatalog.Schema,
            Name = row.Name,
            Columns = [.. tableColumns.Where(column => column.Hidden != 1).Select(column => ColumnOf(column, definition))],
            KeyColumnIds =
            [
                .. tableColumns.Where(column => column.KeyPosition > 0)
                    .OrderBy(column => column.KeyPosition)
                    .Select(column => identities.ColumnId(row.RowId, column.Position)),
            ],
            HoldsRows = !isVirtual,
            Facets =
            [
                new("without rowid", definition.IsWithoutRowid ? "yes" : null),
                new("strict", definition.IsStrict ? "yes" : null),
                new("autoincrement", definition.IsAutoIncrement ? "yes" : null),
                new("virtual", isVirtual ? AfterName(row) : null),
            ],
        };
        return new(row.RowId, table, definition, [.. foreignKeys[row.RowId]], [.. indexColumns[row.RowId]]);
    }

    private Column ColumnOf(ColumnRow row, TableDefinition definition)
    {
        var collation = definition.Collations.GetValueOrDefault(row.Name);
        return new()
        {
            Id = identities.ColumnId(row.TableRowId, row.Position),
            Name = row.Name,
            // The library writes the types it knows in capitals since 3.37, and as they were written before
            Type = (row.Type ?? "").ToUpperInvariant(),
            IsGenerated = row.Hidden is 2 or 3,
            Facets =
            [
                new("nullability", row.IsNotNull != 0 ? NotNull(definition.NotNullConflicts.GetValueOrDefault(row.Name)) : null),
                new("default", row.DefaultText),
                new("generated", definition.Generated.GetValueOrDefault(row.Name)),
                new("collation", collation == "BINARY" ? null : collation),
            ],
        };
    }

    private SchemaObject Described(ObjectRow row, Dictionary<string, TableSource> sources) => new()
    {
        Kind = row.Type == "view" ? ObjectKind.View : ObjectKind.Trigger,
        Id = identities.ObjectId(row.RowId),
        Schema = SqliteCatalog.Schema,
        Name = row.Name,
        TableId = row.Type == "trigger" ? sources.GetValueOrDefault(row.TableName)?.Table.Id : null,
        Facets = [new("definition", AfterName(row))],
    };

    // sqlite_sequence has a row only once the table has held one; the counter is there from the start
    private Sequence SequenceOf(TableSource source) => new()
    {
        Id = $"{source.Table.Id}.sequence",
        Schema = SqliteCatalog.Schema,
        Name = source.Table.Name,
        LastValue = sequences.GetValueOrDefault(source.Table.Name)?.LastValue,
        Facets = [new("owned by", source.Table.Name, source.Table.Id)],
    };

    private static string NotNull(string? onConflict) => onConflict is null ? "NOT NULL" : $"NOT NULL ON CONFLICT {onConflict}";

    private string AfterName(ObjectRow row)
    {
        var tokens = names.Tokens(row.Sql!);
        var at = tokens.FindIndex(token => token.IsName && SqliteNames.Comparer.Equals(token.Name, row.Name));
        var rest = tokens.Skip(at + 1).ToList();
        // FOR EACH ROW is what a trigger does anyway, https://www.sqlite.org/lang_createtrigger.html
        var each = row.Type == "trigger" ? rest.FindIndex(token => token.Is("EACH")) : -1;
        if (each > 0 && rest[each - 1].Is("FOR") && !rest.Take(each).Any(token => token.Is("BEGIN"))) rest.RemoveRange(each - 1, 3);
        return SqlText.Normalize(rest);
    }

    private static bool IsInternal(string name) => name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);
}
