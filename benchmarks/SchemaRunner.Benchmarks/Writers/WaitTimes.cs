namespace SchemaRunner.Benchmarks.Writers;

/// <summary>How long writers waited in all the rounds of one way to run the scripts.</summary>
internal sealed class WaitTimes(string name)
{
    private readonly List<Wait> waits = [];
    private readonly List<double> longest = [];
    private readonly List<double> runs = [];

    /// <summary>The way.</summary>
    public string Name => name;

    /// <summary>The longest that a statement took, in the round where that was least.</summary>
    public double Longest => longest.Min();

    /// <summary>What 99 of 100 statements did not take.</summary>
    public double MostSent => Percentile(99, wait => wait.Sent);

    /// <summary>Adds a round.</summary>
    public void Add(IReadOnlyCollection<Wait> more, double milliseconds)
    {
        waits.AddRange(more);
        longest.Add(more.Max(wait => wait.Sent));
        runs.Add(milliseconds);
    }

    /// <summary>The milliseconds of a round in which statements were kept waiting, of all writers together.</summary>
    /// <param name="usual">What a statement takes that nothing is in the way of.</param>
    public double Total(double usual) => waits.Where(wait => wait.Sent > usual).Sum(wait => wait.Sent) / runs.Count;

    /// <summary>Prints them.</summary>
    public Task PrintAsync(TextWriter output, double usual) => output.WriteLineAsync(
        $"{name,-34} run {runs.Min(),8:N0} ms   p50 {Percentile(50, w => w.Due),7:N1}   p99 {Percentile(99, w => w.Due),8:N1}   "
        + $"max {string.Join(" / ", longest.Select(most => $"{most:N0}"))} ms   waited in all {Total(usual),8:N0} ms   of {waits.Count:N0} statements");

    private double Percentile(int percent, Func<Wait, double> of) =>
        waits.Select(of).Order().ElementAt((int)(waits.Count * (long)percent / 100));
}
