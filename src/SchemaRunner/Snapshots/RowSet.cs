namespace SchemaRunner.Snapshots;

/// <summary>Some rows, and a few of them by name.</summary>
/// <param name="Rows">How many they are.</param>
/// <param name="Samples">Each one's key, or all its values where there is no key, in the columns' order.</param>
public sealed record RowSet(long Rows, IReadOnlyList<IReadOnlyList<SampleValue>> Samples);
