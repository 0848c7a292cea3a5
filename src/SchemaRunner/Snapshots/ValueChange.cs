namespace SchemaRunner.Snapshots;

/// <summary>One value before and after.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Was">What it was.</param>
/// <param name="Now">What it is.</param>
public sealed record ValueChange(IReadOnlyList<SampleValue> Key, SampleValue Was, SampleValue Now);
