namespace SchemaRunner.Postgres;

/// <summary>What a session asks first.</summary>
internal sealed class SessionFacts
{
    public required string Version { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    public required DateTime Since { get; init; }
}
