namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A row of <c>objects.sql</c>.</summary>
internal sealed record ObjectRow
{
    public long RowId { get; init; }

    public string Type { get; init; } = "";

    public string Name { get; init; } = "";

    public string TableName { get; init; } = "";

    public string? Sql { get; init; }
}

/// <summary>A row of <c>columns.sql</c>.</summary>
internal sealed record ColumnRow
{
    public long TableRowId { get; init; }

    public long Position { get; init; }

    public string Name { get; init; } = "";

    public string? Type { get; init; }

    public long IsNotNull { get; init; }

    public string? DefaultText { get; init; }

    public long KeyPosition { get; init; }

    public long Hidden { get; init; }
}

/// <summary>A row of <c>foreign_keys.sql</c>.</summary>
internal sealed record ForeignKeyRow
{
    public long TableRowId { get; init; }

    public long Id { get; init; }

    public long Position { get; init; }

    public string ParentTable { get; init; } = "";

    public string ChildColumn { get; init; } = "";

    public string? ParentColumn { get; init; }

    public string OnUpdate { get; init; } = "";

    public string OnDelete { get; init; } = "";
}

/// <summary>A row of <c>index_columns.sql</c>.</summary>
internal sealed record IndexColumnRow
{
    public long TableRowId { get; init; }

    public string IndexName { get; init; } = "";

    public long IsUnique { get; init; }

    public string Origin { get; init; } = "";

    public long Position { get; init; }

    public string? ColumnName { get; init; }

    public long IsDescending { get; init; }

    public string? Collation { get; init; }
}

/// <summary>A row of <c>sqlite_sequence</c>.</summary>
internal sealed record SequenceRow
{
    public string Name { get; init; } = "";

    public long? LastValue { get; init; }
}

/// <summary>Everything that the catalog queries return.</summary>
internal sealed record CatalogRows(
    IReadOnlyList<ObjectRow> Objects,
    IReadOnlyList<ColumnRow> Columns,
    IReadOnlyList<ForeignKeyRow> ForeignKeys,
    IReadOnlyList<IndexColumnRow> IndexColumns,
    IReadOnlyList<SequenceRow> Sequences);
