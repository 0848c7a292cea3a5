using System.Diagnostics;

namespace SchemaRunner.Benchmarks;

/// <summary>Measures variants side by side, round by round, so that a noisy machine is noisy for all of them.</summary>
internal sealed class Rounds(int count)
{
    private readonly List<Variant> variants = [];

    /// <summary>Adds a variant, measured from its start to its end; the first one is what the others are compared with.</summary>
    public Variant Add(string name, Func<Task> run) => AddMeasured(name, async () =>
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    /// <summary>Adds a variant that tells itself how many milliseconds count.</summary>
    public Variant AddMeasured(string name, Func<Task<double>> measure, int? mostRounds = null)
    {
        variants.Add(new Variant(name, measure, mostRounds));
        return variants[^1];
    }

    /// <summary>Runs one round to warm up and the others to measure, and prints the least and the middle of each.</summary>
    public async Task MeasureAsync(TextWriter output)
    {
        for (var round = 0; round <= count; round++)
        {
            foreach (var variant in variants) await variant.RunAsync(round);
        }

        var floor = variants[0].Least;
        foreach (var variant in variants)
        {
            await output.WriteLineAsync(
                $"{variant.Name,-58} min {variant.Least,9:N1} ms   median {variant.Median,9:N1} ms   {variant.Least / floor,7:N2} x");
        }
    }
}
