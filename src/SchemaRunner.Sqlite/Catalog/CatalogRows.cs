namespace SchemaRunner.Sqlite.Catalog;

/// <summary>Everything that the catalog queries return.</summary>
internal sealed record CatalogRows(
    IReadOnlyList<ObjectRow> Objects,
    IReadOnlyList<ColumnRow> Columns,
    IReadOnlyList<ForeignKeyRow> ForeignKeys,
    IReadOnlyList<IndexColumnRow> IndexColumns,
    IReadOnlyList<SequenceRow> Sequences);
