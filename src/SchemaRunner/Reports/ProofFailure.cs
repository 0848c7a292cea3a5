namespace SchemaRunner.Reports;

/// <summary>A script that did not come to its end on the copy.</summary>
/// <param name="During">The step.</param>
/// <param name="Problem">What stopped it; <see langword="null"/> when it was refused for mismatches.</param>
/// <param name="Mismatches">What it changed that nobody declared.</param>
public sealed record ProofFailure(ProofStep During, Problem? Problem, IReadOnlyList<Mismatch> Mismatches);
