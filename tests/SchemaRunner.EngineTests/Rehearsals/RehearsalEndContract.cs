using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Rehearsals;

/// <summary>No copy outlives its rehearsal, however that ends; and what a killed one leaves, the next one removes.</summary>
public abstract class RehearsalEndContract : IAsyncLifetime
{
    private ITestDatabase? database;

    protected Workspace Here { get; } = new();

    protected ITestDatabase Database => database!;

    /// <summary>A script that runs until it is stopped, and shows by this word that it does.</summary>
    protected abstract string Endless { get; }

    public async ValueTask InitializeAsync()
    {
        database = await CreateDatabaseAsync();
        Directory.CreateDirectory(Here.PathOf("temporary"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Here.Dispose();
        await Database.DisposeAsync();
    }

    [Fact]
    public async Task Rehearse_InterruptedThenKilled_LeavesTheCopyToTheNextOnlyWhenKilled()
    {
        Here.AddMigration("0001_a", Endless);
        var interrupted = await InterruptAsync();

        interrupted.ExitCode.ShouldBe(130);
        interrupted.Output.ShouldContain("INTERRUPTED: 0001 a was under way. The database itself is as it was.");
        await using (var killed = Start())
        {
            var copy = await FindCopyAsync();
            await killed.KillAsync();
            (await ExistsAsync(copy)).ShouldBeTrue();

            // What it ran, the server may go on with for a while
            Here.AddMigration("0001_a", "SELECT 1;");
            (await Start().EndAsync()).ExitCode.ShouldBe(0);
            (await ExistsAsync(copy)).ShouldBeFalse();
        }
    }

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    /// <summary>The copy on which the endless script runs, as soon as it does.</summary>
    protected abstract Task<string?> TryFindCopyAsync();

    protected abstract Task<bool> ExistsAsync(string copy);

    private async Task<Crashes.CliResult> InterruptAsync()
    {
        await using var rehearsal = Start();
        var copy = await FindCopyAsync();
        await rehearsal.SignalAsync("INT");
        var ended = await rehearsal.EndAsync();
        (await ExistsAsync(copy)).ShouldBeFalse();
        return ended;
    }

    private async Task<string> FindCopyAsync()
    {
        string? copy = null;
        await Until.AnswersAsync(async () => copy = await TryFindCopyAsync(), "the script runs on a copy");
        return copy!;
    }

    private CliProcess Start() => CliProcess.StartAfter(
        $"export TMPDIR='{Here.PathOf("temporary")}'",
        "rehearse", "--database", Database.ConnectionString, "--migrations", Here.PathOf("migrations"));
}
