namespace SchemaRunner.Benchmarks;

/// <summary>What one <c>up</c> took, in milliseconds.</summary>
/// <param name="Process">From the start of the process to its end.</param>
/// <param name="Phases">How many phases it ran.</param>
/// <param name="Scripts">What the scripts took, as the report has it.</param>
/// <param name="Verification">What verifying them took, as the report has it.</param>
internal sealed record UpTimes(double Process, int Phases, double Scripts, double Verification);
