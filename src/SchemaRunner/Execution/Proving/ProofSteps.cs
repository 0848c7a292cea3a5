using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Proving;

/// <summary>What was seen of one migration on its way up, down and up again.</summary>
/// <param name="Migration">The migration.</param>
internal sealed record ProofSteps(Migration Migration)
{
    /// <summary>An applied migration as it stood, and what taking it down did; <see langword="null"/> for a pending one.</summary>
    public (ProofState State, PhaseReport Down)? Standing { get; init; }

    /// <summary>The copy before the way up.</summary>
    public ProofState? Before { get; init; }

    /// <summary>The copy after the way up, and what that did.</summary>
    public (ProofState State, PhaseReport Up)? First { get; init; }

    /// <summary>The copy after the way down.</summary>
    public ProofState? After { get; init; }

    /// <summary>The copy after the second way up.</summary>
    public ProofState? Second { get; init; }

    /// <summary>The script that did not come to its end.</summary>
    public ProofFailure? Failure { get; init; }
}
