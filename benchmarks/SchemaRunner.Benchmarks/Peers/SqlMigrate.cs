namespace SchemaRunner.Benchmarks.Peers;

/// <summary>sql-migrate, as the distribution packages it.</summary>
internal sealed class SqlMigrate(string program) : IPeer
{
    /// <inheritdoc/>
    public string Name => "sql-migrate";

    /// <inheritdoc/>
    public int? MostRounds => null;

    /// <summary>Finds or installs it.</summary>
    /// <exception cref="InvalidOperationException">It is not to be had.</exception>
    public static async Task<IPeer> GetAsync() => new SqlMigrate(await Distribution.GetAsync("sql-migrate", "sql-migrate"));

    /// <inheritdoc/>
    public async Task WriteAsync(string folder, IEnumerable<SmallMigration> migrations)
    {
        var scripts = Directory.CreateDirectory(Path.Combine(folder, "sql-migrate")).FullName;
        foreach (var migration in migrations)
        {
            await File.WriteAllTextAsync(
                Path.Combine(scripts, $"{migration.Version}_step.sql"), $"-- +migrate Up\n{migration.Up}\n-- +migrate Down\n{migration.Down}");
        }
    }

    /// <inheritdoc/>
    public async Task<double> ApplyAsync(string folder, PeerDatabase database)
    {
        var (dialect, source) = database.IsPostgres
            ? ("postgres", $"postgres://{database.Location}?sslmode=disable")
            : ("sqlite3", database.Location);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "dbconfig.yml"), $"development:\n  dialect: {dialect}\n  datasource: {source}\n  dir: sql-migrate\n");
        return (await External.RunAsync(folder, program, ["up"])).Milliseconds;
    }
}
