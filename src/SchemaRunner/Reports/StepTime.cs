namespace SchemaRunner.Reports;

/// <summary>When a step of a phase took place.</summary>
/// <param name="Step">The step.</param>
/// <param name="StartMilliseconds">From the moment at which the phase's transaction was about to begin.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record StepTime(PhaseStep Step, double StartMilliseconds, double Milliseconds);
