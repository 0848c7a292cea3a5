namespace SchemaRunner.Postgres.Scripts;

/// <summary>The data lines behind a <c>COPY … FROM stdin;</c>.</summary>
/// <param name="Start">Where the first data line starts.</param>
/// <param name="End">Where the closing line starts, or the text ends.</param>
/// <param name="Next">Where the text behind the closing line starts.</param>
/// <param name="Closed">Whether there is a closing line.</param>
/// <param name="Intruder">Where SQL stands between the semicolon and the first data line, if it does.</param>
internal readonly record struct CopyData(int Start, int End, int Next, bool Closed, int? Intruder)
{
    private const string Terminator = "\\.";

    /// <summary>Finds the data of the statement that ends before <paramref name="position"/>.</summary>
    public static CopyData Find(string text, int position)
    {
        var intruder = FindIntruder(text, position);
        var start = NextLine(text, position);
        for (var line = start; line < text.Length; line = NextLine(text, line))
        {
            var found = text.AsSpan(line).IndexOf(Terminator);
            if (found < 0)
            {
                break;
            }

            line += found;
            var (before, after) = (line, line + Terminator.Length);
            if ((before == start || text[before - 1] == '\n') && (after == text.Length || text[after] == '\n'))
            {
                return new(start, before, NextLine(text, before), Closed: true, intruder);
            }
        }

        return new(start, text.Length, text.Length, Closed: false, intruder);
    }

    private static int? FindIntruder(string text, int position)
    {
        var lineEnd = NextLine(text, position);
        var rest = new Lexer(text) { Position = position };
        while (rest.Position < lineEnd)
        {
            var token = rest.Next();
            // a comment over several lines would have to hold the data
            if (!token.IsBlank || (token.Kind == TokenKind.Comment && token.End > lineEnd))
            {
                return token.Start;
            }
        }

        return null;
    }

    private static int NextLine(string text, int position)
    {
        var length = text.AsSpan(position).IndexOf('\n');
        return length < 0 ? text.Length : position + length + 1;
    }
}
