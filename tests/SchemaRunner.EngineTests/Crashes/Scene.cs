using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>A database where the first of three scripts is applied, and what a test looks at after it has done its worst.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly UndisturbedRun undisturbed;

    private Scene(UndisturbedRun undisturbed, ITestDatabase database)
    {
        this.undisturbed = undisturbed;
        Database = database;
    }

    /// <summary>The database.</summary>
    public ITestDatabase Database { get; }

    /// <summary>The scripts.</summary>
    public ScriptFolder Scripts { get; } = new();

    /// <summary>Makes one.</summary>
    public static async Task<Scene> CreateAsync(UndisturbedRun undisturbed)
    {
        var scene = new Scene(undisturbed, await undisturbed.CreateAsync());
        await scene.Scripts.On(scene.Database).UpAsync(ScriptVersion.Parse("1"));
        return scene;
    }

    /// <summary>Starts the command line on the database, with a minute for locks.</summary>
    public CliProcess Start(params string[] arguments) => CliProcess.Start(On(arguments));

    /// <summary>The arguments with the database and the scripts.</summary>
    public string[] On(params string[] arguments) => By(Database.ConnectionString, arguments);

    /// <summary>The arguments with another way to the database.</summary>
    public string[] By(string connectionString, params string[] arguments) =>
        [.. arguments, "--database", connectionString, "--migrations", Scripts.Folder, "--lock-timeout", "60s"];

    /// <summary>The events of the journal, whose chain is whole.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync()
    {
        var entries = await Scripts.On(Database).HistoryAsync();
        JournalChain.FindBreaks(entries).ShouldBeEmpty();
        return [.. entries.Select(entry => $"{entry.Version} {entry.Event.ToString().ToLowerInvariant()}")];
    }

    /// <summary>The vendor's dump and the journal both say that everything up to a version is applied, and no lock has stayed.</summary>
    public Task ShouldStandAtAsync(int version, string moment) => ShouldStandAtAsync(version, version, moment);

    /// <summary>The same, where what the last scripts do is not seen in a dump.</summary>
    public async Task ShouldStandAtAsync(int version, int dumpedVersion, string moment)
    {
        await TakeRunLockAsync(moment);
        (await Database.DumpAsync()).ShouldBe(undisturbed.DumpAt(dumpedVersion), moment);
        var entries = await Scripts.On(Database).HistoryAsync();
        JournalChain.FindBreaks(entries).ShouldBeEmpty(moment);
        AppliedMigration.Fold(entries).Count.ShouldBe(version, moment);
    }

    /// <summary>The next run of the command line arrives, and what it leaves stands every proof.</summary>
    public async Task NextRunConvergesAsync()
    {
        Scripts.WriteShort();
        await using var next = Start("up");
        (await next.EndAsync()).ShouldExitWith(0).Error.ShouldNotContain("waiting for the run lock");
        (await CliProcess.RunAsync(On("history", "--verify"))).ShouldExitWith(0);
        await ShouldStandAtAsync(3, "at the end");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Scripts.Dispose();
    }

    // A server needs a moment to notice that a client is gone, the kernel does not
    private Task TakeRunLockAsync(string moment) => Until.AnswersAsync(
        async () =>
        {
            try
            {
                var owner = new LockOwner("test", "here", Environment.ProcessId, DateTimeOffset.UnixEpoch);
                await using var taken = await Database.CreateEngine().AcquireRunLockAsync(owner, TimeSpan.Zero, _ => { }, CancellationToken.None);
                return "taken";
            }
            catch (RunLockTimeoutException)
            {
                return null;
            }
        },
        $"the run lock, {moment}");
}
