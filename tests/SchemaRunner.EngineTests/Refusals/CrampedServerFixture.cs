using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>A server of its own with room for few sessions.</summary>
public sealed class CrampedServerFixture : IAsyncLifetime
{
    public const int Sessions = 8;

    public PostgresCluster Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresCluster.StartAsync(
        settings: $"{PostgresCluster.QuickNotDurable} -c max_connections={Sessions} -c superuser_reserved_connections=0 -c max_wal_senders=0 -c autovacuum=off");

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
