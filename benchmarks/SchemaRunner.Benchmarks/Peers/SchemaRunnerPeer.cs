namespace SchemaRunner.Benchmarks.Peers;

/// <summary>Ourselves, everything verified.</summary>
internal sealed class SchemaRunnerPeer(Tool tool, string level) : IPeer
{
    /// <summary>The last run.</summary>
    public UpTimes? Last { get; private set; }

    /// <inheritdoc/>
    public string Name => $"schemarunner up --verify {level}";

    /// <inheritdoc/>
    public int? MostRounds => null;

    /// <inheritdoc/>
    public async Task WriteAsync(string folder, IEnumerable<SmallMigration> migrations)
    {
        var scripts = ScriptFolder.Create(Path.Combine(folder, "migrations"));
        foreach (var migration in migrations)
        {
            await scripts.AddAsync(migration.Up, $"-- schemarunner:expect drop table item_{migration.Version}\n{migration.Down}");
        }
    }

    /// <inheritdoc/>
    public async Task<double> ApplyAsync(string folder, PeerDatabase database)
    {
        Last = await tool.UpAsync(
            folder, database.IsPostgres ? $"postgres://{database.Location}" : $"sqlite:{database.Location}", "--verify", level);
        return Last.Process;
    }
}
