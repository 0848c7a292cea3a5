using Npgsql;

namespace SchemaRunner.EngineTests.Load;

/// <summary>Sees, from a connection of its own, writers wait for a table that a phase has locked.</summary>
internal sealed class LockWaits(NpgsqlConnection connection)
{
    private readonly HashSet<string> seen = [];

    /// <summary>Writers that were seen waiting.</summary>
    public IReadOnlyCollection<string> Seen => seen;

    /// <summary>Looks until it is stopped.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        const string Waiting =
            """
            SELECT application_name FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE 'writer %' AND wait_event_type = 'Lock' AND wait_event = 'relation'
            """;
        while (!stop.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand(Waiting, connection);
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            while (await reader.ReadAsync(CancellationToken.None)) seen.Add(reader.GetString(0));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
