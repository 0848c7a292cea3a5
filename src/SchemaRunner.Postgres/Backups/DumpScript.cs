using System.Runtime.CompilerServices;
using System.Text;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Reads the script that <c>pg_restore</c> writes: its statements one by one, and the rows between them as bytes.</summary>
/// <remarks>A statement of such a script ends where a line does; rows never pass through text, however many there are.</remarks>
/// <param name="bytes">The script, in UTF-8.</param>
internal sealed class DumpScript(Stream bytes)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Queue<Statement> _ready = new();
    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;

    private static ReadOnlySpan<byte> EndOfData => "\n\\.\n"u8;

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The next statement; one with <see cref="Statement.CopyData"/> is to be followed by <see cref="ReadDataAsync"/>.</summary>
    /// <returns><see langword="null"/> at the end.</returns>
    public async Task<Statement?> NextAsync(CancellationToken cancellationToken)
    {
        var pending = new StringBuilder();
        while (_ready.Count == 0)
        {
            if (await ReadLineAsync(cancellationToken) is not { } line) return null;
            pending.Append(line);
            if (!line.EndsWith(";\n", StringComparison.Ordinal)) continue;
            var split = new Splitter(pending.ToString(), transactional: false).Split();
            var isData = split.Statements is [.., { CopyData: not null }];
            if (!isData && split.Faults.Any(fault => fault.Code == ScriptFaultCodes.Unterminated)) continue;
            foreach (var statement in split.Statements) _ready.Enqueue(statement);
            pending.Clear();
        }

        return _ready.Dequeue();
    }

    /// <summary>The rows behind a <c>COPY … FROM stdin</c>, each part valid until the next is asked for.</summary>
    /// <exception cref="EndOfStreamException">The script ends among them.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadDataAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (Unread.Length < EndOfData.Length && await FillAsync(cancellationToken)) { }
        if (Unread.StartsWith(EndOfData[1..]))
        {
            _start += EndOfData.Length - 1;
            yield break;
        }

        while (true)
        {
            var end = Unread.IndexOf(EndOfData);

            // Where the line that ends it may have begun, more is needed to know
            var length = end >= 0 ? end + 1 : Math.Max(Unread.Length - EndOfData.Length + 1, 0);
            var part = _buffer.AsMemory(_start, length);
            _start += end >= 0 ? end + EndOfData.Length : length;
            if (length > 0) yield return part;
            if (end >= 0) yield break;
            if (!await FillAsync(cancellationToken)) throw new EndOfStreamException("the script ends among the rows of a table");
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = Unread.IndexOf((byte)'\n') + 1) == 0)
        {
            if (await FillAsync(cancellationToken)) continue;
            if ((length = Unread.Length) == 0) return null;
            break;
        }

        var line = s_utf8.GetString(Unread[..length]);
        _start += length;
        return line;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        Unread.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = await bytes.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += count;
        return count > 0;
    }
}
