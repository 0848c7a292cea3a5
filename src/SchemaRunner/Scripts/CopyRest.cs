namespace SchemaRunner.Scripts;

/// <summary>The data lines of a <c>COPY … FROM stdin</c> that did not fit into a window, read as they are asked for.</summary>
/// <param name="buffer">The script, from a line among the data on.</param>
internal sealed class CopyRest(ScriptBuffer buffer)
{
    private const string ClosingLine = "\\.\n";

    private bool isAtEnd;

    /// <summary>Whether the closing line was found.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>How many lines were read, the closing one included.</summary>
    public int Lines { get; private set; }

    /// <summary>Reads what is left of the data, in parts that end where a line ends.</summary>
    public IEnumerable<string> Read()
    {
        while (!isAtEnd)
        {
            var isLast = buffer.Fill();
            if (FindClosingLine(isLast) is var closing and >= 0)
            {
                isAtEnd = IsClosed = true;
                yield return Take(closing, closing + ClosingLine.Length);
            }
            else if (isLast)
            {
                isAtEnd = true;
                yield return Take(buffer.Text.Length, buffer.Text.Length);
            }
            else if (buffer.Text.LastIndexOf('\n') + 1 is var lines and > 0)
            {
                yield return Take(lines, lines);
            }
            else
            {
                buffer.Grow();
            }
        }
    }

    /// <summary>Passes over what nobody asked for.</summary>
    public void Skip()
    {
        foreach (var _ in Read()) { }
    }

    private int FindClosingLine(bool isLast)
    {
        var text = buffer.Text;
        if (text.StartsWith(ClosingLine)) return 0;
        if (text.IndexOf('\n' + ClosingLine) is var before and >= 0) return before + 1;

        // the script's last line may be without its line end
        var end = text.Length - ClosingLine.Length + 1;
        return isLast && text.EndsWith(ClosingLine.AsSpan()[..^1]) && (end == 0 || text[end - 1] == '\n') ? end : -1;
    }

    private string Take(int end, int next)
    {
        var part = buffer.Text[..end].ToString();
        var passed = Math.Min(next, buffer.Text.Length);
        Lines += buffer.Text[..passed].Count('\n');
        buffer.Drop(passed);
        return part;
    }
}
