using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Proving;

/// <summary>Takes one migration up, down and up again, and keeps what is seen.</summary>
/// <param name="course">The copy.</param>
/// <param name="migration">The migration.</param>
internal sealed class ProofWay(ProofCourse course, Migration migration)
{
    /// <summary>What was seen so far.</summary>
    public ProofSteps Steps { get; private set; } = new(migration);

    /// <summary>From where it is not applied: up, down, up; only up when there is no way down.</summary>
    public async Task FromPendingAsync(CancellationToken cancellationToken)
    {
        Steps = Steps with { Before = course.State };
        if (await RunAsync(ProofStep.Up, ProofPlan.Up(migration), cancellationToken) is not { } up) return;
        Steps = Steps with { First = (course.State, up) };
        if (migration.Down is null || await RunAsync(ProofStep.Down, ProofPlan.Down(migration), cancellationToken) is null) return;
        Steps = Steps with { After = course.State };
        if (await RunAsync(ProofStep.SecondUp, ProofPlan.Up(migration), cancellationToken) is null) return;
        Steps = Steps with { Second = course.State };
    }

    /// <summary>From where it is applied: down, and then as if it had been pending.</summary>
    public async Task FromAppliedAsync(CancellationToken cancellationToken)
    {
        var standing = course.State;
        if (await RunAsync(ProofStep.TakingDown, ProofPlan.Down(migration), cancellationToken) is not { } down) return;
        Steps = Steps with { Standing = (standing, down) };
        await FromPendingAsync(cancellationToken);
    }

    private async Task<PhaseReport?> RunAsync(ProofStep step, PlannedPhase phase, CancellationToken cancellationToken)
    {
        var (report, isKept) = await course.Copy.RunAsync(phase, cancellationToken);
        if (isKept) return report;
        Steps = Steps with { Failure = new ProofFailure(step, report.Problem, report.Mismatches) };
        return null;
    }
}
