using System.Text.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Proofs;

/// <summary>A database and a folder of migrations of a test's own, worked on by the command line.</summary>
internal sealed class ProofScene(ITestDatabase database) : IAsyncDisposable
{
    private readonly Workspace workspace = new();

    /// <summary>The database.</summary>
    public ITestDatabase Database => database;

    /// <summary>Writes a migration; without a down script it is irreversible.</summary>
    public void Add(string name, string up, string? down) => workspace.AddMigration(name, up, down);

    /// <summary>Runs the command line to its end.</summary>
    public Task<Crashes.CliResult> RunAsync(params string[] arguments) => RunHereAsync(On(arguments));

    /// <summary>Runs the command line to its end, in this process: a start costs more than most of what is tested.</summary>
    public static async Task<Crashes.CliResult> RunHereAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, TextReader.Null);
        var code = await new SchemaRunner.Cli.CommandLine(terminal, _ => null, TimeProvider.System).RunAsync(arguments);
        return new Crashes.CliResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Proves and requires that the database is what it was.</summary>
    public async Task<JsonElement> ProveAsync(int exitCode, params string[] arguments)
    {
        var before = await database.DumpAsync();
        var result = (await RunAsync(["prove", "--output", "json", "--quiet", .. arguments])).ShouldExitWith(exitCode);
        (await database.DumpAsync()).ShouldBe(before);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>Starts the command line as a process of its own.</summary>
    public CliProcess Start(params string[] arguments) => CliProcess.Start(On(arguments));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        workspace.Dispose();
    }

    private string[] On(string[] arguments) =>
        [.. arguments, "--database", database.ConnectionString, "--migrations", workspace.PathOf("migrations")];
}
