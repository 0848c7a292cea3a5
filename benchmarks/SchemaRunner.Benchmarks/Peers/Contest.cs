namespace SchemaRunner.Benchmarks.Peers;

/// <summary>Lets tools apply the same small migrations to empty databases, round by round.</summary>
internal sealed class Contest(BenchmarkOptions options, string folder, TextWriter output)
{
    private readonly Rounds rounds = new(options.Rounds(5));
    private readonly List<SmallMigration> migrations = [.. Enumerable.Range(1, options.Scripts(500)).Select(i => new SmallMigration(i))];

    /// <summary>Adds a tool.</summary>
    /// <param name="peer">The tool.</param>
    /// <param name="use">Gives it an empty database, which is not measured, and takes that away.</param>
    public async Task<Variant> AddAsync(IPeer peer, Func<Func<PeerDatabase, Task<double>>, Task<double>> use)
    {
        await peer.WriteAsync(folder, migrations);
        return rounds.AddMeasured(peer.Name, () => use(database => peer.ApplyAsync(folder, database)), peer.MostRounds);
    }

    /// <summary>Adds a tool if it is to be had, and says so if not.</summary>
    public async Task<Variant?> TryAddAsync(
        string name, Func<Task<IPeer>> get, Func<Func<PeerDatabase, Task<double>>, Task<double>> use)
    {
        try
        {
            return await AddAsync(await get(), use);
        }
        catch (InvalidOperationException absent)
        {
            await output.WriteLineAsync($"without {name}: {absent.Message}");
            return null;
        }
    }

    /// <summary>Measures all of them and prints the figures.</summary>
    public async Task MeasureAsync()
    {
        await output.WriteLineAsync($"{migrations.Count} migrations: each a table, an index, two rows");
        await rounds.MeasureAsync(output);
    }
}
