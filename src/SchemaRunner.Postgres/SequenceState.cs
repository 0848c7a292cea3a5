namespace SchemaRunner.Postgres;

/// <summary>A row of <c>sequence_positions.sql</c>.</summary>
internal sealed class SequenceState
{
    public required string Id { get; init; }

    /// <summary>With its schema, quoted.</summary>
    public required string Name { get; init; }

    public long? LastValue { get; init; }

    public required long Increment { get; init; }

    public required bool IsReadable { get; init; }
}
