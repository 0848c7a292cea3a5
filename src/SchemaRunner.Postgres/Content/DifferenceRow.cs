namespace SchemaRunner.Postgres.Content;

/// <summary>One example that a <see cref="DifferenceQuery"/> returns.</summary>
internal sealed class DifferenceRow
{
    /// <summary>How many such rows there are in all.</summary>
    public required long Rows { get; init; }

    public required string?[] Values { get; init; }
}
