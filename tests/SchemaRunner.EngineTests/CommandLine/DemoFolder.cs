using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.CommandLine;

/// <summary>A folder in which the demonstration ran, and then its sabotage.</summary>
public sealed class DemoFolder : IAsyncLifetime
{
    public Workspace Here { get; } = new();

    public CliResult Clean { get; private set; } = null!;

    public CliResult Broken { get; private set; } = null!;

    public bool BrokenLeftTheDatabaseAlone { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Clean = await Here.RunAsync("demo");
        var before = await File.ReadAllBytesAsync(Here.PathOf("demo/dataplatform.db"));
        Broken = await Here.RunAsync("demo", "--break");
        var after = await File.ReadAllBytesAsync(Here.PathOf("demo/dataplatform.db"));
        BrokenLeftTheDatabaseAlone = before.AsSpan().SequenceEqual(after);
    }

    public ValueTask DisposeAsync()
    {
        Here.Dispose();
        return ValueTask.CompletedTask;
    }
}
