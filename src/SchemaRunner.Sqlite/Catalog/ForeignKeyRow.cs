namespace SchemaRunner.Sqlite.Catalog;

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
