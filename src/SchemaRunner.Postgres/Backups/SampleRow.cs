namespace SchemaRunner.Postgres.Backups;

/// <summary>Where a row lies: what stays so within one snapshot.</summary>
internal sealed class SampleRow
{
    public required long TableId { get; init; }

    public required string Place { get; init; }
}
