using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>What every engine's user sees at the command line, through the real program.</summary>
public abstract class CommandLineContract : IAsyncLifetime
{
    protected const string Create = "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);\nINSERT INTO t VALUES (1, 'a'), (2, 'b');\n";

    private ITestDatabase? database;

    protected Workspace Here { get; } = new();

    protected ITestDatabase Database => database!;

    /// <summary>The folder of the goldens.</summary>
    protected abstract string Engine { get; }

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        database = await CreateDatabaseAsync();
        Here.Variables["SCHEMARUNNER_DATABASE"] = database.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Here.Dispose();
        await Database.DisposeAsync();
    }

    /// <summary>Runs the program and requires an exit code.</summary>
    protected async Task<CliResult> RunAsync(int exitCode, params string[] arguments)
    {
        var result = await Here.RunAsync(arguments);
        result.ExitCode.ShouldBe(exitCode, result.Page);
        return result;
    }

    /// <summary>Runs the program, requires an exit code and that the database is what it was.</summary>
    protected async Task<CliResult> RefusedAsync(int exitCode, params string[] arguments)
    {
        var before = await Database.DumpAsync();
        var result = await RunAsync(exitCode, arguments);
        (await Database.DumpAsync()).ShouldBe(before);
        return result;
    }

    /// <summary>Compares what was said with the engine's golden.</summary>
    protected void ShouldMatch(string name, params CliResult[] results) =>
        Golden.ShouldMatch(string.Join('\n', results.Select(result => result.Page)), $"Goldens/{Engine}/{name}.txt");
}
