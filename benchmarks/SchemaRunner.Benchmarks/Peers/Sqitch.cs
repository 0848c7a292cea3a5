using System.Text;

namespace SchemaRunner.Benchmarks.Peers;

/// <summary>sqitch, as the distribution packages it; it starts the database's own client for every change.</summary>
internal sealed class Sqitch(string program, string version) : IPeer
{
    /// <inheritdoc/>
    public string Name => version;

    /// <inheritdoc/>
    public int? MostRounds => 2;

    /// <summary>Finds or installs it.</summary>
    /// <exception cref="InvalidOperationException">It is not to be had.</exception>
    public static async Task<IPeer> GetAsync()
    {
        var program = await Distribution.GetAsync("sqitch", "sqitch", "libdbd-pg-perl", "libdbd-sqlite3-perl", "sqlite3");
        return new Sqitch(program, (await External.RunAsync(Path.GetTempPath(), program, ["--version"])).Output.Trim());
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string folder, IEnumerable<SmallMigration> migrations)
    {
        var scripts = Directory.CreateDirectory(Path.Combine(folder, "deploy")).FullName;
        var plan = new StringBuilder("%syntax-version=1.0.0\n%project=items\n\n");
        foreach (var migration in migrations)
        {
            plan.Append($"step_{migration.Version} 2026-01-01T00:00:00Z Bench Mark <bench@example.org> # a table\n");
            await File.WriteAllTextAsync(Path.Combine(scripts, $"step_{migration.Version}.sql"), $"BEGIN;\n{migration.Up}COMMIT;\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "sqitch.plan"), plan.ToString());
    }

    /// <inheritdoc/>
    public async Task<double> ApplyAsync(string folder, PeerDatabase database)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "sqitch.conf"),
            $"[core]\n\tengine = {(database.IsPostgres ? "pg" : "sqlite")}\n[user]\n\tname = Bench Mark\n\temail = bench@example.org\n");
        var target = database.IsPostgres ? $"db:pg://{database.Location}" : $"db:sqlite:{database.Location}";
        return (await External.RunAsync(folder, program, ["deploy", "--no-verify", target])).Milliseconds;
    }
}
