namespace SchemaRunner.Sqlite.Catalog;

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
