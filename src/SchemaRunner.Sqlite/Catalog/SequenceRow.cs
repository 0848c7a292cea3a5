namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A row of <c>sqlite_sequence</c>.</summary>
internal sealed record SequenceRow
{
    public string Name { get; init; } = "";

    public long? LastValue { get; init; }
}
