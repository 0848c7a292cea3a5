using System.Text;

namespace SchemaRunner.Scripts.Directives;

/// <summary>Reads a file's lines with their endings, behind a byte order mark.</summary>
internal sealed class RawLines
{
    private readonly Stream file;
    private readonly List<byte> line = [];
    private int next;

    /// <summary>Reads over the byte order mark.</summary>
    public RawLines(Stream file)
    {
        this.file = file;
        Span<byte> mark = stackalloc byte[3];
        if (file.ReadAtLeast(mark, 3, throwOnEndOfStream: false) == 3 && mark.SequenceEqual(Encoding.UTF8.Preamble)) Start = 3;
        file.Position = Offset = Start;
        next = file.ReadByte();
    }

    /// <summary>Where the first line begins.</summary>
    public long Start { get; }

    /// <summary>How many bytes have been read.</summary>
    public long Offset { get; private set; }

    /// <summary>How many lines have been read.</summary>
    public int Number { get; private set; }

    /// <summary>The next line; <see langword="null"/> at the end.</summary>
    public (string Text, string Ending)? Read()
    {
        if (next < 0) return null;
        line.Clear();
        while (next is >= 0 and not '\n' and not '\r')
        {
            line.Add((byte)next);
            Advance();
        }

        Number++;
        return (Encoding.UTF8.GetString([.. line]), Ending());
    }

    private string Ending()
    {
        if (next < 0) return "";
        var first = (char)next;
        Advance();
        if (first == '\n' || next != '\n') return first.ToString();
        Advance();
        return "\r\n";
    }

    private void Advance()
    {
        Offset++;
        next = file.ReadByte();
    }
}
