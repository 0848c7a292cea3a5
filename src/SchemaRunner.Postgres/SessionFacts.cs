namespace SchemaRunner.Postgres;

/// <summary>What a session asks first.</summary>
internal sealed class SessionFacts
{
    public required string Version { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>The server's own number for the session; a pooler tells its clients another one.</summary>
    public required int Pid { get; init; }
}
