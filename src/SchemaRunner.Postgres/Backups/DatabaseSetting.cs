namespace SchemaRunner.Postgres.Backups;

/// <summary>One setting of a database: a row of <c>scratch_settings.sql</c>.</summary>
internal sealed class DatabaseSetting
{
    /// <summary>Whether it holds for this user's sessions alone.</summary>
    public required bool IsOfUser { get; init; }

    public required string Name { get; init; }

    public required string Value { get; init; }
}
