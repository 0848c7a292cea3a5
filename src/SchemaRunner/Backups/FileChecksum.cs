using System.Security.Cryptography;

namespace SchemaRunner.Backups;

/// <summary>The size of a file and its SHA-256 in lower-case hex, as they were read.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of all of it.</param>
internal sealed record FileChecksum(long Size, string Sha256)
{
    private const int BufferSize = 1 << 20;

    /// <summary>Reads a file from its beginning to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Told again and again how many bytes have been read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<FileChecksum> ReadAsync(string path, Action<long> read, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long size = 0;
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            hash.AppendData(buffer, 0, length);
            read(size += length);
        }

        return new(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
