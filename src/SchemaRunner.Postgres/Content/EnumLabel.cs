namespace SchemaRunner.Postgres.Content;

/// <summary>One label of an enum.</summary>
internal sealed class EnumLabel
{
    public required string Id { get; init; }

    public required string TypeId { get; init; }

    /// <summary>The type's name with its schema, quoted.</summary>
    public required string TypeName { get; init; }

    public required string Owner { get; init; }

    public required string Label { get; init; }
}
