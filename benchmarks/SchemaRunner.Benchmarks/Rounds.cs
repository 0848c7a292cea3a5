using System.Diagnostics;

namespace SchemaRunner.Benchmarks;

/// <summary>Measures variants side by side, round by round, so that a noisy machine is noisy for all of them.</summary>
internal sealed class Rounds(int count)
{
    private readonly List<(string Name, Func<Task> Run, List<double> Milliseconds)> variants = [];

    /// <summary>Adds a variant; the first one is what the others are compared with.</summary>
    public void Add(string name, Func<Task> run) => variants.Add((name, run, []));

    /// <summary>Runs one round to warm up and the others to measure, and prints the least and the middle of each.</summary>
    public async Task MeasureAsync(TextWriter output)
    {
        for (var round = 0; round <= count; round++)
        {
            foreach (var (_, run, milliseconds) in variants)
            {
                var start = Stopwatch.GetTimestamp();
                await run();
                if (round > 0) milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        var floor = variants[0].Milliseconds.Min();
        foreach (var (name, _, milliseconds) in variants)
        {
            milliseconds.Sort();
            await output.WriteLineAsync($"{name,-44} min {milliseconds[0],9:N1} ms   median {milliseconds[count / 2],9:N1} ms   {milliseconds[0] / floor,6:N2} x");
        }
    }
}
