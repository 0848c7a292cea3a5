using System.Buffers.Binary;
using System.Net.Sockets;

namespace SchemaRunner.EngineTests.Crashes.Proxy;

/// <summary>One client's connection and the one to the server that belongs to it.</summary>
internal sealed class ProxyConnection(PostgresProxy proxy, TcpClient client, TcpClient server) : IDisposable
{
    private const int EncryptionAsked = 80877103;
    private const int EncryptionAskedToo = 80877104;
    private bool keepsServer;

    /// <summary>Cuts it on both sides.</summary>
    public void Cut()
    {
        CutClient();
        server.Close();
    }

    /// <summary>Cuts the client's side; the server does not notice, as when a firewall forgets the connection.</summary>
    public void CutClient()
    {
        keepsServer = true;
        client.Close();
    }

    /// <summary>Sends a part of a message on to the client, or bytes that were kept back to the server.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, bool toServer) =>
        await (toServer ? server : client).GetStream().WriteAsync(bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    /// <summary>Forwards until one side is gone.</summary>
    public Task RunAsync() => Task.WhenAll(PumpAsync(fromClient: true), PumpAsync(fromClient: false));

    private async Task PumpAsync(bool fromClient)
    {
        try
        {
            var from = (fromClient ? client : server).GetStream();
            var to = (fromClient ? server : client).GetStream();
            var isBeginning = fromClient;
            while (true)
            {
                var message = isBeginning ? await ReadFirstAsync(from) : await ReadAsync(from, fromClient);
                if (IsEncryptionAsked(message))
                {
                    await from.WriteAsync("N"u8.ToArray());
                    continue;
                }

                isBeginning = false;
                if (await proxy.PassesAsync(message)) await to.WriteAsync(message.Bytes);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or SocketException)
        {
            // the end of either side is the end of both, unless the test wants the server to go on
            client.Close();
            if (!keepsServer) server.Close();
        }
    }

    private async Task<ProxiedMessage> ReadFirstAsync(NetworkStream from)
    {
        var head = new byte[4];
        await from.ReadExactlyAsync(head);
        return new ProxiedMessage(this, FromClient: true, (char)0, await ReadRestAsync(from, head, 4));
    }

    private async Task<ProxiedMessage> ReadAsync(NetworkStream from, bool fromClient)
    {
        var head = new byte[5];
        await from.ReadExactlyAsync(head);
        return new ProxiedMessage(this, fromClient, (char)head[0], await ReadRestAsync(from, head, 5));
    }

    // The length counts itself and not the type before it
    private static async Task<byte[]> ReadRestAsync(NetworkStream from, byte[] head, int read)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(read - 4)) + read - 4;
        var bytes = new byte[length];
        head.CopyTo(bytes, 0);
        await from.ReadExactlyAsync(bytes.AsMemory(read));
        return bytes;
    }

    private static bool IsEncryptionAsked(ProxiedMessage message) =>
        message is { FromClient: true, Type: (char)0 } && message.Bytes.Length >= 8
        && BinaryPrimitives.ReadInt32BigEndian(message.Bytes.AsSpan(4)) is EncryptionAsked or EncryptionAskedToo;
}
