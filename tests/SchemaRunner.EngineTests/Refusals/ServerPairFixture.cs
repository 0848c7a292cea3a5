using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Refusals;

/// <summary>A primary and its standby, for the tests of one class.</summary>
public sealed class ServerPairFixture : IAsyncLifetime
{
    internal PostgresPair Servers { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Servers = await PostgresPair.StartAsync();

    public ValueTask DisposeAsync() => Servers.DisposeAsync();
}
