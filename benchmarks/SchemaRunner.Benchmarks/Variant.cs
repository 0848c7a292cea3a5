namespace SchemaRunner.Benchmarks;

/// <summary>One of the things that are measured side by side.</summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="MeasureAsync">Does it once and tells how many milliseconds of it count.</param>
/// <param name="MostRounds">After how many rounds it is left out, being slow; then it is not warmed up either.</param>
internal sealed record Variant(string Name, Func<Task<double>> MeasureAsync, int? MostRounds)
{
    private readonly List<double> milliseconds = [];

    /// <summary>The least of its measured times.</summary>
    public double Least => milliseconds.Min();

    /// <summary>The middle one of its measured times.</summary>
    public double Median => milliseconds.Order().ElementAt(milliseconds.Count / 2);

    /// <summary>Does it in a round; round 0 warms up.</summary>
    public async Task RunAsync(int round)
    {
        if (MostRounds is { } most && (round == 0 || round > most)) return;
        var measured = await MeasureAsync();
        if (round > 0) milliseconds.Add(measured);
    }
}
