using SchemaRunner.Cli.Output;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Outside;

/// <summary>A database and a folder of scripts of a test's own, worked on by the real command line.</summary>
internal sealed class OutsideScripts(ITestDatabase database) : IAsyncDisposable
{
    private readonly Workspace workspace = new();

    /// <summary>The database.</summary>
    public ITestDatabase Database => database;

    /// <summary>Writes a migration whose phases run outside a transaction.</summary>
    public void Add(string name, string up, string? down = null) => workspace.AddMigration(
        name, $"-- schemarunner:transaction none\n{up}", down is null ? null : $"-- schemarunner:transaction none\n{down}");

    /// <summary>Writes a migration as it stands.</summary>
    public void AddPlain(string name, string up) => workspace.AddMigration(name, up);

    /// <summary>Runs the command line to its end, in this process: a start costs more than most of what is tested.</summary>
    public async Task<Crashes.CliResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, TextReader.Null) { Width = 400 };
        var code = await new SchemaRunner.Cli.CommandLine(terminal, _ => null, TimeProvider.System).RunAsync(On(arguments));
        return new Crashes.CliResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts the command line as a process of its own.</summary>
    public CliProcess Start(params string[] arguments) => CliProcess.Start(On(arguments));

    /// <summary>The journal's events, as <c>2 incomplete</c>, and never twice in a row.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync()
    {
        (await RunAsync("history", "--verify")).ShouldExitWith(0);
        var journal = new Migrator(database.CreateEngine(), SchemaRunner.Scripts.ScriptSet.None);
        var events = (await journal.HistoryAsync()).Select(e => $"{e.Version} {e.Event.ToString().ToLowerInvariant()}").ToList();
        return [.. events.Where((text, i) => i == 0 || events[i - 1] != text)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        workspace.Dispose();
    }

    private string[] On(string[] arguments) =>
        [.. arguments, "--database", database.ConnectionString, "--migrations", workspace.PathOf("migrations")];
}
