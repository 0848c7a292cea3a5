namespace SchemaRunner.Engines;

/// <summary>What a statement did.</summary>
/// <param name="Rows">Rows inserted, updated, deleted or copied; <see langword="null"/> where the server does not say.</param>
/// <param name="Notices">What the server said while it ran (<c>RAISE NOTICE</c>), as <c>NOTICE: text</c>.</param>
public sealed record StatementOutcome(long? Rows, IReadOnlyList<string> Notices)
{
    /// <summary>The locks that the transaction holds since then and did not hold before, but for those that every reader takes.</summary>
    public IReadOnlyList<TableLock> Locks { get; init; } = [];

    /// <summary>Ids of the tables whose rows lie in another file since then.</summary>
    public IReadOnlyList<string> Rewritten { get; init; } = [];

    /// <summary>How far the server's log of writes grew meanwhile, in bytes; <see langword="null"/> where that is not known.</summary>
    public long? WalBytes { get; init; }

    /// <summary>What this statement and the next did together.</summary>
    public StatementOutcome With(StatementOutcome next) => new(Sum(Rows, next.Rows), [.. Notices, .. next.Notices])
    {
        Locks = [.. Locks, .. next.Locks],
        Rewritten = [.. Rewritten.Union(next.Rewritten)],
        WalBytes = Sum(WalBytes, next.WalBytes),
    };

    private static long? Sum(long? one, long? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}
