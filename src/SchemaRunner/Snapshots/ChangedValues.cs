namespace SchemaRunner.Snapshots;

/// <summary>Values of one column that are others than they were.</summary>
/// <param name="Rows">In how many rows.</param>
/// <param name="Samples">A few of them.</param>
public sealed record ChangedValues(long Rows, IReadOnlyList<ValueChange> Samples);
