using SchemaRunner.Engines;
using SchemaRunner.Postgres;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresRunLockTests
{
    private static readonly LockOwner s_first = new("4f1c", "db-admin", 4711, new(2026, 11, 21, 10, 15, 3, TimeSpan.Zero));
    private static readonly LockOwner s_second = s_first with { RunId = "5a2d" };

    private static CancellationToken Token => PostgresTest.Token;

    [Fact]
    public async Task Acquire_HeldByAnother_SaysWhoAndGivesUp()
    {
        await using var test = await PostgresTest.StartAsync();
        await using var held = await test.Engine.AcquireRunLockAsync(s_first, TimeSpan.Zero, _ => { }, Token);
        var told = new List<LockOwner?>();
        var other = PostgresEngine.Connect(test.Database.ConnectionString);

        var error = await Should.ThrowAsync<RunLockTimeoutException>(
            () => other.AcquireRunLockAsync(s_second, TimeSpan.FromMilliseconds(200), told.Add, Token));

        error.Holder.ShouldBe(s_first);
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(holder => holder == s_first);
        await held.EnsureHeldAsync(Token);
    }

    [Fact]
    public async Task Acquire_HolderLetsGo_IsTakenByTheOneThatWaits()
    {
        await using var test = await PostgresTest.StartAsync();
        var held = await test.Engine.AcquireRunLockAsync(s_first, TimeSpan.Zero, _ => { }, Token);
        var waits = new TaskCompletionSource();
        var second = test.Engine.AcquireRunLockAsync(s_second, TimeSpan.FromSeconds(30), _ => waits.TrySetResult(), Token);
        await waits.Task;

        await held.DisposeAsync();

        await using var taken = await second;
        await taken.EnsureHeldAsync(Token);
    }

    [Fact]
    public async Task EnsureHeld_SessionKilled_ThrowsAndTheNextRunGetsTheLock()
    {
        await using var test = await PostgresTest.StartAsync();
        await using var held = await test.Engine.AcquireRunLockAsync(s_first, TimeSpan.Zero, _ => { }, Token);
        await test.Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        await Should.ThrowAsync<ConnectionLostException>(() => held.EnsureHeldAsync(Token));

        await using var next = await test.Engine.AcquireRunLockAsync(s_second, TimeSpan.FromSeconds(5), _ => { }, Token);
        await next.EnsureHeldAsync(Token);
    }

    [Fact]
    public async Task Acquire_LongNames_AreCutAndStillRead()
    {
        await using var test = await PostgresTest.StartAsync();
        var owner = s_first with { RunId = new string('r', 20), Host = new string('h', 80) };
        await using var held = await test.Engine.AcquireRunLockAsync(owner, TimeSpan.Zero, _ => { }, Token);

        var error = await Should.ThrowAsync<RunLockTimeoutException>(
            () => test.Engine.AcquireRunLockAsync(s_second, TimeSpan.Zero, _ => { }, Token));

        error.Holder!.RunId.ShouldBe(owner.RunId);
        owner.Host.ShouldStartWith(error.Holder.Host);
        error.Holder.ProcessId.ShouldBe(4711);
    }
}
