namespace SchemaRunner.Comparisons;

/// <summary>A column with values that differ.</summary>
/// <param name="Name">Its name in A.</param>
/// <param name="Rows">In how many rows that both sides have, or at the least; <see langword="null"/> when rows cannot be told apart.</param>
public sealed record ColumnComparison(string Name, long? Rows);
