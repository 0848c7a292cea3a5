namespace SchemaRunner.Postgres.Examinations;

/// <summary>A transaction that waits for the second phase of its commit, with all its locks.</summary>
internal sealed class PreparedTransaction
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required long Seconds { get; init; }
}
