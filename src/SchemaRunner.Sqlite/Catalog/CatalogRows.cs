namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A row of <c>objects.sql</c>.</summary>
internal sealed record ObjectRow(long RowId, string Type, string Name, string TableName, string? Sql);

/// <summary>A row of <c>columns.sql</c>.</summary>
internal sealed record ColumnRow(
    long TableRowId, long Position, string Name, string? Type, long IsNotNull, string? DefaultText, long KeyPosition, long Hidden);

/// <summary>A row of <c>foreign_keys.sql</c>.</summary>
internal sealed record ForeignKeyRow(
    long TableRowId, long Id, long Position, string ParentTable, string ChildColumn, string? ParentColumn,
    string OnUpdate, string OnDelete);

/// <summary>A row of <c>index_columns.sql</c>.</summary>
internal sealed record IndexColumnRow(
    long TableRowId, string IndexName, long IsUnique, string Origin, long Position, long ColumnPosition, string? ColumnName,
    long IsDescending, string? Collation);

/// <summary>A row of <c>sqlite_sequence</c>.</summary>
internal sealed record SequenceRow(string Name, long? LastValue);

/// <summary>Everything that the catalog queries return.</summary>
internal sealed record CatalogRows(
    IReadOnlyList<ObjectRow> Objects,
    IReadOnlyList<ColumnRow> Columns,
    IReadOnlyList<ForeignKeyRow> ForeignKeys,
    IReadOnlyList<IndexColumnRow> IndexColumns,
    IReadOnlyList<SequenceRow> Sequences);
