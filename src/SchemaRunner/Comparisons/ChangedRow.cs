namespace SchemaRunner.Comparisons;

/// <summary>A row with other values on the two sides.</summary>
/// <param name="Row">The row.</param>
/// <param name="Values">The values that differ.</param>
public sealed record ChangedRow(NamedRow Row, IReadOnlyList<ChangedValue> Values);
