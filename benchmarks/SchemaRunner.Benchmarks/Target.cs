namespace SchemaRunner.Benchmarks;

/// <summary>Prints how a measured figure stands to its target.</summary>
internal static class Target
{
    /// <summary>Prints a figure beside the most that it may be.</summary>
    public static Task CompareAsync(TextWriter output, string what, double measured, double most, string unit) =>
        output.WriteLineAsync(
            $"-> {what}: {measured:0.##} {unit}, target {most:0.##}: {(measured <= most ? "met" : $"missed by {(measured / most - 1) * 100:0} %")}");
}
