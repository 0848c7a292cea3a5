using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>How a phase was run, so that it can be run the same way again.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Earlier">The phases that ran before it in the same transaction.</param>
/// <param name="Scope">What the phase read; <see langword="null"/> to find out.</param>
/// <param name="Locked">What was locked.</param>
/// <param name="Settings">What bounds a phase in time.</param>
/// <param name="ActsOutside">Whether something of it is not undone by a rollback.</param>
/// <param name="Milliseconds">How long the earlier phases took.</param>
internal sealed record Attempt(
    PlannedPhase Phase, IReadOnlyList<PlannedPhase> Earlier, PhaseScope? Scope, IReadOnlyList<Table> Locked,
    Func<PlannedPhase, PhaseSettings> Settings, bool ActsOutside, double Milliseconds);
