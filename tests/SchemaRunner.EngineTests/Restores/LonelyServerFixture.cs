using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Restores;

/// <summary>A server on which nobody else makes scratch databases, or removes those that were left.</summary>
public sealed class LonelyServerFixture : IAsyncLifetime
{
    /// <summary>The server.</summary>
    public PostgresCluster Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresCluster.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
