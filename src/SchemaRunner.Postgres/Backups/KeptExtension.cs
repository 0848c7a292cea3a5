namespace SchemaRunner.Postgres.Backups;

/// <summary>An extension that a restore leaves where it is: a row of <c>restore_kept.sql</c>, names in quotes where they need them.</summary>
internal sealed class KeptExtension
{
    public required string Extension { get; init; }

    /// <summary>Its schema, which stays with it; <see langword="null"/> for one that is always there.</summary>
    public string? Schema { get; init; }
}
