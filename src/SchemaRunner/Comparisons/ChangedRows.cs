namespace SchemaRunner.Comparisons;

/// <summary>Rows that both sides have, with other values.</summary>
/// <param name="Rows">How many they are, or at the least.</param>
/// <param name="Named">Some of them, in the order of their keys.</param>
public sealed record ChangedRows(long Rows, IReadOnlyList<ChangedRow> Named)
{
    /// <summary>No rows.</summary>
    public static ChangedRows None { get; } = new(0, []);
}
