using Npgsql;

namespace SchemaRunner.Support;

/// <summary>A server of its own, which keeps prepared transactions, and a standby that follows it.</summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private readonly PostgresCluster primary;
    private readonly PostgresCluster standby;

    private PostgresPair(PostgresCluster primary, PostgresCluster standby)
    {
        this.primary = primary;
        this.standby = standby;
    }

    /// <summary>To the primary's database <c>postgres</c>, as superuser.</summary>
    public string Primary => primary.ConnectionString;

    /// <summary>The primary's port.</summary>
    public int PrimaryPort => primary.Port;

    /// <summary>To the standby's database <c>postgres</c>, as superuser.</summary>
    public string Standby => standby.ConnectionString;

    /// <summary>The standby's port.</summary>
    public int StandbyPort => standby.Port;

    /// <summary>Makes and starts both.</summary>
    public static async Task<PostgresPair> StartAsync()
    {
        var leading = await PostgresCluster.StartAsync(settings: $"{PostgresCluster.QuickNotDurable} -c max_prepared_transactions=5");
        return new PostgresPair(leading, await leading.FollowAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await standby.DisposeAsync();
        await primary.DisposeAsync();
    }

    /// <summary>Waits until the standby shows everything that is committed on the primary.</summary>
    public async Task CatchUpAsync()
    {
        await using var from = NpgsqlDataSource.Create(Primary);
        await using var to = NpgsqlDataSource.Create(Standby);
        await using var position = from.CreateCommand("SELECT pg_current_wal_lsn()::text");
        var written = (string)(await position.ExecuteScalarAsync())!;
        await using var replayed = to.CreateCommand($"SELECT pg_last_wal_replay_lsn() >= '{written}'");
        var start = TimeProvider.System.GetTimestamp();
        while (await replayed.ExecuteScalarAsync() is not true)
        {
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(30)) throw new TimeoutException($"the standby has not come to {written}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
