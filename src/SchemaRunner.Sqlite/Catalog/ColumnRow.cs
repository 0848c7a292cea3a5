namespace SchemaRunner.Sqlite.Catalog;

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
