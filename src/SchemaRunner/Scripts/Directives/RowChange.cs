namespace SchemaRunner.Scripts.Directives;

/// <summary>How a row count may change.</summary>
/// <param name="LowestDelta">The least change allowed; <see langword="null"/> for no lower bound.</param>
/// <param name="HighestDelta">The greatest change allowed; <see langword="null"/> for no upper bound.</param>
/// <param name="Exactly">The count demanded afterwards; the deltas are then unset.</param>
public sealed record RowChange(long? LowestDelta, long? HighestDelta, long? Exactly)
{
    /// <summary>Whether a table that held <paramref name="before"/> rows may hold <paramref name="after"/>.</summary>
    public bool Allows(long before, long after) =>
        Exactly is { } count
            ? after == count
            : after - before >= (LowestDelta ?? long.MinValue) && after - before <= (HighestDelta ?? long.MaxValue);
}
