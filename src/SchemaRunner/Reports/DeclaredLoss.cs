using SchemaRunner.Scripts;

namespace SchemaRunner.Reports;

/// <summary>A directive that allows content to be lost on the way down and up again.</summary>
/// <param name="Script">Which of the scripts has it.</param>
/// <param name="Directive">The directive after <c>schemarunner:</c>.</param>
/// <param name="Lost">What of it differed on the copy; empty where it allows the loss only of what is written later.</param>
public sealed record DeclaredLoss(Direction Script, string Directive, IReadOnlyList<ProofDifference> Lost);
