using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Locks;

/// <summary>A session in the way, as <c>blockers.sql</c> returns it.</summary>
internal sealed class BlockerRow
{
    public required int Pid { get; init; }

    public required string User { get; init; }

    public required string Application { get; init; }

    public required string State { get; init; }

    /// <summary>For how many seconds its transaction has been open by the server's clock.</summary>
    public double? Age { get; init; }

    public string? Query { get; init; }

    public required string[] Tables { get; init; }

    public BlockingSession ToSession() => new(
        Pid, User, Application, State, Age is { } seconds ? TimeSpan.FromSeconds(Math.Max(seconds, 0)) : null,
        QueryHead.Of(Query ?? ""), Tables);
}
