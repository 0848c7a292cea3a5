namespace SchemaRunner.Benchmarks.Peers;

/// <summary>dbmate's own binary, without the dump of the schema that it makes after a run.</summary>
internal sealed class Dbmate(string program, string version) : IPeer
{
    /// <inheritdoc/>
    public string Name => version;

    /// <inheritdoc/>
    public int? MostRounds => null;

    /// <summary>Finds it on the PATH, else gets it from npm into a folder.</summary>
    /// <exception cref="InvalidOperationException">It is not to be had.</exception>
    public static async Task<IPeer> GetAsync(string folder)
    {
        var program = External.Find("dbmate");
        if (program is null)
        {
            await External.RunAsync(folder, "npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, "dbmate@2"]);
            program = Directory.GetFiles(Path.Combine(folder, "node_modules", "@dbmate"), "dbmate", SearchOption.AllDirectories).Single();
        }

        return new Dbmate(program, (await External.RunAsync(folder, program, ["--version"])).Output.Trim());
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string folder, IEnumerable<SmallMigration> migrations)
    {
        var scripts = Directory.CreateDirectory(Path.Combine(folder, "dbmate")).FullName;
        foreach (var migration in migrations)
        {
            await File.WriteAllTextAsync(
                Path.Combine(scripts, $"{migration.Version}_step.sql"), $"-- migrate:up\n{migration.Up}\n-- migrate:down\n{migration.Down}");
        }
    }

    /// <inheritdoc/>
    public async Task<double> ApplyAsync(string folder, PeerDatabase database)
    {
        var url = database.IsPostgres ? $"postgres://{database.Location}?sslmode=disable" : $"sqlite:{database.Location}";
        return (await External.RunAsync(folder, program, ["--url", url, "--migrations-dir", "dbmate", "--no-dump-schema", "up"])).Milliseconds;
    }
}
