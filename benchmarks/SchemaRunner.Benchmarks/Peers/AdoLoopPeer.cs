namespace SchemaRunner.Benchmarks.Peers;

/// <summary>The loop that a project writes for itself: a transaction for each script, its text, a row in a journal.</summary>
/// <param name="ownProcess">Whether it is started anew each time, as a tool is, or runs in this process, which is warm.</param>
internal sealed class AdoLoopPeer(bool ownProcess) : IPeer
{
    /// <inheritdoc/>
    public string Name => ownProcess ? "ADO.NET loop, a process of its own" : "ADO.NET loop, in a warm process";

    /// <inheritdoc/>
    public int? MostRounds => null;

    /// <inheritdoc/>
    public async Task WriteAsync(string folder, IEnumerable<SmallMigration> migrations)
    {
        var scripts = Directory.CreateDirectory(Path.Combine(folder, "ado")).FullName;
        foreach (var migration in migrations)
        {
            await File.WriteAllTextAsync(Path.Combine(scripts, $"{migration.Version}_step.sql"), migration.Up);
        }
    }

    /// <inheritdoc/>
    public async Task<double> ApplyAsync(string folder, PeerDatabase database)
    {
        var scripts = Path.Combine(folder, "ado");
        if (ownProcess)
            return (await External.RunAsync(folder, Environment.ProcessPath!, ["ado-loop", database.Engine, database.ConnectionString, scripts])).Milliseconds;

        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await AdoLoop.RunAsync(database.Engine, database.ConnectionString, scripts);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
