using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Reports;

/// <summary>Something that is not what it was at the moment it has to equal.</summary>
/// <param name="After">
/// The step that it was found after: the way down, beside the state before the way up; the second way up, beside the first; for
/// an applied migration also the first way up, beside the database as it stands.
/// </param>
/// <param name="What">The difference: A as it was, B as it is after the step.</param>
public sealed record ProofDifference(ProofStep After, Difference What);
