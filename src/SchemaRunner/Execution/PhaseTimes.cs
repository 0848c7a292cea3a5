using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>The time line of one phase, from the moment at which its transaction is about to begin.</summary>
internal sealed class PhaseTimes(TimeProvider clock)
{
    private readonly long begun = clock.GetTimestamp();
    private readonly List<StepTime> steps = [];
    private PhaseStep current = PhaseStep.Begin;
    private double since;

    /// <summary>Milliseconds since then.</summary>
    public double Now => clock.GetElapsedTime(begun).TotalMilliseconds;

    /// <summary>Ends the step that is under way and begins another.</summary>
    public void Enter(PhaseStep step)
    {
        var now = Now;
        steps.Add(new StepTime(current, since, now - since));
        (current, since) = (step, now);
    }

    /// <summary>The steps up to now, with the one that is under way.</summary>
    public IReadOnlyList<StepTime> Until(double now) => [.. steps, new StepTime(current, since, now - since)];
}
