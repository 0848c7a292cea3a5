namespace SchemaRunner.Postgres;

/// <summary>What a session asks first.</summary>
internal sealed class SessionFacts
{
    public required string Version { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>Whether everybody may ask for locks, as is usual: a script may run as anybody.</summary>
    public required bool MaySeeLocks { get; init; }
}
