using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>Describes one table, view or trigger.</summary>
internal sealed class TableBuilder(PhaseIdentities identities, KnownNames names)
{
    /// <summary>Describes a table with its constraints and indexes.</summary>
    public DescribedTable Build(TableRows rows)
    {
        var source = Source(rows);
        var indexes = rows.Indexes.ToDictionary(row => row.Name, SqliteNames.Comparer);
        var constraints = new ConstraintReader(source, indexes, identities);
        List<SchemaObject> objects = [.. constraints.Read()];
        objects.AddRange(new IndexReader(source, indexes, identities, names, constraints.OwnerOf).Read());
        return new(rows, source, objects, rows.DoubtfulNames(), identities.StampOf(rows));
    }

    /// <summary>Describes a view or trigger.</summary>
    /// <param name="row">It.</param>
    /// <param name="tableId">The table that a trigger stands on.</param>
    public SchemaObject Build(ObjectRow row, string? tableId) => new()
    {
        Kind = row.Type == "view" ? ObjectKind.View : ObjectKind.Trigger,
        Id = identities.ObjectId(row.RowId),
        Schema = SqliteCatalog.Schema,
        Name = row.Name,
        TableId = tableId,
        Facets = [new("definition", AfterName(row))],
    };

    private TableSource Source(TableRows rows)
    {
        var row = rows.Table;
        var definition = rows.IsVirtual ? new() : TableParser.Parse(names.Tokens(row.Sql!));
        var table = new Table
        {
            Id = identities.ObjectId(row.RowId),
            Schema = SqliteCatalog.Schema,
            Name = row.Name,
            Columns = [.. rows.Columns.Where(column => column.Hidden != 1).Select(column => ColumnOf(column, definition))],
            KeyColumnIds =
            [
                .. rows.Columns.Where(column => column.KeyPosition > 0)
                    .OrderBy(column => column.KeyPosition)
                    .Select(column => identities.ColumnId(row.RowId, column.Position)),
            ],
            HoldsRows = !rows.IsVirtual,
            Facets =
            [
                new("without rowid", definition.IsWithoutRowid ? "yes" : null),
                new("strict", definition.IsStrict ? "yes" : null),
                new("autoincrement", definition.IsAutoIncrement ? "yes" : null),
                new("virtual", rows.IsVirtual ? AfterName(row) : null),
            ],
        };
        return new(row.RowId, table, definition, rows.ForeignKeys, rows.IndexColumns);
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
}
