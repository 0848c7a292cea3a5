using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>What the vendor's dump says at each version of a run that nothing disturbs.</summary>
public abstract class UndisturbedRun(Func<Task<ITestDatabase>> create) : IAsyncLifetime
{
    private readonly List<string> dumps = [];

    /// <summary>Makes an empty database.</summary>
    public Task<ITestDatabase> CreateAsync() => create();

    /// <summary>The dump at a version from 1 to 3.</summary>
    public string DumpAt(int version) => dumps[version - 1];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        using var scripts = new ScriptFolder();
        await using var database = await create();
        for (var version = 1; version <= 3; version++)
        {
            await scripts.On(database).UpAsync(ScriptVersion.Parse($"{version}"));
            dumps.Add(await database.DumpAsync());
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
