namespace SchemaRunner.Postgres.Backups;

/// <summary>A foreign key that a sample must hold: a row of <c>sample_keys.sql</c>.</summary>
internal sealed class SampleKey
{
    public required long ChildId { get; init; }

    public required long ParentId { get; init; }

    /// <summary>When a parent <c>p</c> is that of a child <c>c</c>.</summary>
    public required string Condition { get; init; }
}
