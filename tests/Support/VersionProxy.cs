using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SchemaRunner.Support;

/// <summary>Stands between a client and a real server, and gives another release for the server's.</summary>
/// <remarks>Only <c>server_version</c> is another; clients must not ask for encryption.</remarks>
public sealed class VersionProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int serverPort;
    private readonly string version;
    private readonly Task serving;

    /// <summary>Begins to listen.</summary>
    /// <param name="serverPort">Where the server listens, on this machine.</param>
    /// <param name="version">What it is to be: <c>12.22</c>.</param>
    public VersionProxy(int serverPort, string version)
    {
        this.serverPort = serverPort;
        this.version = version;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(CarryAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, serverPort, stop.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), stop.Token), AnswerAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // one side has ended the connection, and so does the other
            }
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var head = new byte[5];
        while (true)
        {
            await server.ReadExactlyAsync(head, stop.Token);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await server.ReadExactlyAsync(body, stop.Token);
            if (head[0] == 'S' && Encoding.UTF8.GetString(body).StartsWith("server_version\0", StringComparison.Ordinal))
            {
                body = Encoding.UTF8.GetBytes($"server_version\0{version}\0");
                BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), body.Length + 4);
            }

            await client.WriteAsync(head, stop.Token);
            await client.WriteAsync(body, stop.Token);
        }
    }
}
