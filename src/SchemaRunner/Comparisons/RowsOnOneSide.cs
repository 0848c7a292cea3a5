namespace SchemaRunner.Comparisons;

/// <summary>Rows that the other side has not.</summary>
/// <param name="Rows">How many they are, or at the least.</param>
/// <param name="Named">Some of them, in the order of their keys.</param>
public sealed record RowsOnOneSide(long Rows, IReadOnlyList<NamedRow> Named)
{
    /// <summary>No rows.</summary>
    public static RowsOnOneSide None { get; } = new(0, []);
}
