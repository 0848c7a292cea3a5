using System.Diagnostics;
using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Locks;

/// <summary>A long reader holds a table that a phase wants to itself: others who read it wait behind the phase, but not long.</summary>
public sealed class PostgresReaderWaitTests
{
    private static readonly TimeSpan s_lockTimeout = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Up_LongReader_OtherReadersWaitNoLongerThanTheLockTimeout(int tries)
    {
        await using var shop = await LockShop.StartAsync("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)", "ALTER TABLE t ADD x int");
        await using var longReader = await shop.OpenAsync();
        await LockShop.RunAsync(longReader, "BEGIN; SELECT * FROM t");
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => ReadAsync(shop, over.Token)).ToList();

        var error = await Should.ThrowAsync<MigrationFailedException>(
            () => shop.UpAsync(new() { LockTimeout = s_lockTimeout, Tries = tries }));

        await over.CancelAsync();
        var waits = (await Task.WhenAll(readers)).SelectMany(w => w).ToList();
        ((LockTimeoutException)error.InnerException!).Blockers.ShouldContain(b => b.ProcessId == longReader.ProcessID);
        waits.Max().ShouldBeLessThan(s_lockTimeout + TimeSpan.FromSeconds(1));

        // Else nobody was behind the phase and the test has shown nothing
        waits.Max().ShouldBeGreaterThan(s_lockTimeout / 4);
        waits.Count(w => w < s_lockTimeout / 4).ShouldBeGreaterThan(10);
        await LockShop.RunAsync(longReader, "COMMIT");
        await shop.UpAsync();
    }

    /// <summary>Reads again and again, and says how long each time took.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> ReadAsync(LockShop shop, CancellationToken until)
    {
        var waits = new List<TimeSpan>();
        await using var reader = await shop.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM t", reader);
        while (!until.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync(CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(started));
        }

        return waits;
    }
}
