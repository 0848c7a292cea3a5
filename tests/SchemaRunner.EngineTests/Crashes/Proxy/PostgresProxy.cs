using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SchemaRunner.EngineTests.Crashes.Proxy;

/// <summary>
/// Stands between clients and a PostgreSQL server and forwards message by message, so that a test decides, exactly, what
/// has passed when something goes wrong.
/// </summary>
internal sealed class PostgresProxy : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder target;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<ProxyConnection> connections = [];
    private readonly Task accepting;

    private PostgresProxy(string connectionString)
    {
        target = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        }.ConnectionString;
        accepting = AcceptAsync();
    }

    /// <summary>To the server by way of the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Is asked about each message before it is forwarded: whether it passes.</summary>
    public Func<ProxiedMessage, ValueTask<bool>> Decide { get; set; } = _ => ValueTask.FromResult(true);

    /// <summary>Starts to forward.</summary>
    /// <param name="connectionString">To the server, over TCP.</param>
    public static PostgresProxy To(string connectionString) => new(connectionString);

    /// <summary>Cuts every connection and lets nobody connect any more, as when the server is gone.</summary>
    public void Stop()
    {
        listener.Stop();
        lock (connections) connections.ForEach(connection => connection.Cut());
    }

    /// <summary>Whether a message passes.</summary>
    public ValueTask<bool> PassesAsync(ProxiedMessage message) => Decide(message);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        lock (connections) connections.ForEach(connection => connection.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(target.Host!, target.Port);
                client.NoDelay = server.NoDelay = true;
                var connection = new ProxyConnection(this, client, server);
                lock (connections) connections.Add(connection);
                _ = connection.RunAsync();
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // the test has stopped the listener
        }
    }
}
