using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A table with what was read about it.</summary>
internal sealed record TableSource(
    long RowId,
    Table Table,
    TableDefinition Definition,
    IReadOnlyList<ForeignKeyRow> ForeignKeys,
    IReadOnlyList<IndexColumnRow> IndexColumns)
{
    /// <summary>The id of a column by its name; <see langword="null"/> when there is none.</summary>
    public string? ColumnId(string name) =>
        Table.Columns.FirstOrDefault(column => SqliteNames.Comparer.Equals(column.Name, name))?.Id;

    /// <summary>The ids of columns by their names, as far as they exist.</summary>
    public IReadOnlyList<string> ColumnIds(IEnumerable<string> names) => [.. names.Select(ColumnId).OfType<string>()];
}
