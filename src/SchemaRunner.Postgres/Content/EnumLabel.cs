namespace SchemaRunner.Postgres.Content;

/// <summary>One label of an enum.</summary>
internal sealed class EnumLabel
{
    public required string Id { get; init; }

    public required string TypeId { get; init; }

    public required string Label { get; init; }
}
