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
