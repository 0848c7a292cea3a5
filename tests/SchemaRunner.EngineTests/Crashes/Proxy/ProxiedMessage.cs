using System.Buffers.Binary;
using System.Text;

namespace SchemaRunner.EngineTests.Crashes.Proxy;

/// <summary>One message of the PostgreSQL protocol on its way.</summary>
/// <param name="Connection">Where it goes through.</param>
/// <param name="FromClient">Whether the client sent it, or the server.</param>
/// <param name="Type">Its first byte; 0 for the messages that begin a connection, which have none.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record ProxiedMessage(ProxyConnection Connection, bool FromClient, char Type, byte[] Bytes)
{
    private const int CancelRequest = 80877102;

    /// <summary>The SQL that the client sends; empty when it sends something else.</summary>
    public string Sql => (FromClient, Type) switch
    {
        (true, 'Q') => TextAt(5),
        (true, 'P') => TextAt(5 + TextAt(5).Length + 1),
        _ => "",
    };

    /// <summary>What the server says that it has done, such as <c>COMMIT</c>; empty when it says something else.</summary>
    public string Done => (FromClient, Type) == (false, 'C') ? TextAt(5) : "";

    /// <summary>Whether the server waits for the next command.</summary>
    public bool IsReady => (FromClient, Type) == (false, 'Z');

    /// <summary>Whether the client asks the server to stop what another connection does.</summary>
    public bool IsCancel => FromClient && Type == 0 && BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(4)) == CancelRequest;

    private string TextAt(int start) => Encoding.UTF8.GetString(Bytes.AsSpan(start, Bytes.AsSpan(start).IndexOf((byte)0)));
}
