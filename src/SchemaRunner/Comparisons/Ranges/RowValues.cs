using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons.Ranges;

/// <summary>One row as it is shown.</summary>
/// <param name="Key">Its key.</param>
/// <param name="KeyValues">The key as it is shown, in the order of the key's columns.</param>
/// <param name="Values">In the order of the columns, the values in their forms, no longer than a sample is.</param>
public sealed record RowValues(RowKey Key, IReadOnlyList<SampleValue> KeyValues, IReadOnlyList<SampleValue> Values);
