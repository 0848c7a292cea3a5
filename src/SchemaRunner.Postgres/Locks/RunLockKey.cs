using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SchemaRunner.Postgres.Locks;

/// <summary>The two numbers of the run lock among a database's advisory locks.</summary>
/// <param name="Key">Made from the database's name.</param>
internal sealed record RunLockKey(int Key)
{
    /// <summary>"SchR" in ASCII.</summary>
    public int Family { get; } = 0x53636852;

    /// <summary>Asks for the database's own name: a pooler may know it by another one.</summary>
    public static async Task<RunLockKey> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var name = await connection.QueryAsync<string>(
            "finding the run lock", "SELECT pg_catalog.current_database()::pg_catalog.text", null, cancellationToken);
        return new RunLockKey(BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name[0]))));
    }
}
