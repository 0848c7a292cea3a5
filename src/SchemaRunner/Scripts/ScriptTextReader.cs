using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace SchemaRunner.Scripts;

/// <summary>Reads a script's bytes as its text, front to back: no byte order mark, CRLF and CR read as LF.</summary>
internal sealed class ScriptTextReader(Stream bytes) : IDisposable
{
    private const int ChunkSize = 64 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] chunk = new byte[ChunkSize];
    private readonly byte[] hashed = new byte[ChunkSize];
    private int filled;
    private long position;
    private bool isAtEnd;
    private bool isAfterCarriageReturn;

    /// <summary>How many bytes of UTF-8 the text has that was read so far.</summary>
    public long Length { get; private set; }

    /// <summary><c>sha256:</c> and the lower-case hex of the UTF-8 of the text that was read so far.</summary>
    /// <remarks>
    /// Line endings are left out because Git may change them on checkout; every other character counts, comments and
    /// white space included, so that an applied script is never edited unnoticed.
    /// </remarks>
    public string Checksum => "sha256:" + Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Reads some more of the text; 0 at its end.</summary>
    /// <param name="into">Where it goes; two characters at least.</param>
    /// <exception cref="InvalidUtf8Exception">There is something else than UTF-8.</exception>
    public int Read(Span<char> into)
    {
        while (true)
        {
            Fill();
            if (filled == 0) return 0;
            var status = Utf8.ToUtf16(
                chunk.AsSpan(0, filled), into, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: isAtEnd);
            if (status == OperationStatus.InvalidData) throw new InvalidUtf8Exception(position + read + 1);

            position += read;
            filled -= read;
            chunk.AsSpan(read, filled).CopyTo(chunk);
            var text = into[..ReadLineEndings(into[..written])];
            var length = Encoding.UTF8.GetBytes(text, hashed);
            hash.AppendData(hashed, 0, length);
            Length += length;
            if (text.Length > 0) return text.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hash.Dispose();
        bytes.Dispose();
    }

    private void Fill()
    {
        while (!isAtEnd && filled < ChunkSize)
        {
            var count = bytes.Read(chunk, filled, ChunkSize - filled);
            isAtEnd = count == 0;
            filled += count;
        }

        if (position > 0 || !chunk.AsSpan(0, filled).StartsWith(Encoding.UTF8.Preamble)) return;
        position = Encoding.UTF8.Preamble.Length;
        filled -= Encoding.UTF8.Preamble.Length;
        chunk.AsSpan(Encoding.UTF8.Preamble.Length, filled).CopyTo(chunk);
    }

    // string.ReplaceLineEndings would also fold form feeds and Unicode line separators, which are data here
    private int ReadLineEndings(Span<char> text)
    {
        if (!isAfterCarriageReturn && !text.Contains('\r')) return text.Length;
        var kept = 0;
        foreach (var c in text)
        {
            var completes = isAfterCarriageReturn && c == '\n';
            isAfterCarriageReturn = c == '\r';
            if (!completes) text[kept++] = isAfterCarriageReturn ? '\n' : c;
        }

        return kept;
    }
}
