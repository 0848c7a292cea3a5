using System.Buffers;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>Reads a script's text token by token, by the rules of the server with standard_conforming_strings on.</summary>
internal sealed class Lexer(string text)
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create('\n', '\r');
    private static readonly SearchValues<char> QuoteOrBackslash = SearchValues.Create('\'', '\\');
    private static readonly SearchValues<char> StarOrSlash = SearchValues.Create('*', '/');

    /// <summary>Where the next token starts; it may be moved past text that is not SQL.</summary>
    public int Position { get; set; }

    public Token Next()
    {
        if (Position >= text.Length)
        {
            return new(TokenKind.End, text.Length, text.Length);
        }

        var token = Read(Position);
        Position = token.End;
        return token;
    }

    private Token Read(int start)
    {
        var c = text[start];
        return c switch
        {
            ';' => new(TokenKind.Semicolon, start, start + 1),
            '(' => new(TokenKind.OpenParen, start, start + 1),
            ')' => new(TokenKind.CloseParen, start, start + 1),
            '.' => new(TokenKind.Dot, start, start + 1),
            '\\' => new(TokenKind.Backslash, start, start + 1),
            '\'' => Quoted(TokenKind.String, start, '\''),
            '"' => Quoted(TokenKind.QuotedName, start, '"'),
            '$' => Dollar(start),
            '-' when At(start + 1) == '-' => new(TokenKind.Comment, start, LineEnd(start)),
            '/' when At(start + 1) == '*' => BlockComment(start),
            _ when Characters.IsSpace(c) => new(TokenKind.Space, start, EndOf(start, Characters.IsSpace)),
            _ when Characters.IsNameStart(c) => Word(start),
            _ => new(TokenKind.Other, start, start + 1),
        };
    }

    private Token Word(int start)
    {
        var end = EndOf(start, Characters.IsNamePart);
        return end == start + 1 && text[start] is 'e' or 'E' && At(end) == '\''
            ? EscapeString(start)
            : new(TokenKind.Word, start, end);
    }

    private Token Quoted(TokenKind kind, int start, char quote)
    {
        var position = start + 1;
        while (text.AsSpan(position).IndexOf(quote) is var length and >= 0)
        {
            position += length + 1;
            if (At(position) != quote)
            {
                return new(kind, start, position);
            }

            position++;
        }

        return Unclosed(kind, start);
    }

    /// <summary>E'…', and the parts that continue it on later lines: they take backslashes too (manual, 4.1.2.1).</summary>
    private Token EscapeString(int start)
    {
        var position = start + 2;
        while (true)
        {
            var length = text.AsSpan(position).IndexOfAny(QuoteOrBackslash);
            if (length < 0)
            {
                return Unclosed(TokenKind.String, start);
            }

            position += length;
            if (text[position] == '\\')
            {
                position = Math.Min(position + 2, text.Length);
            }
            else if (At(position + 1) == '\'')
            {
                position += 2;
            }
            else if (Continuation(position + 1) is var next and > 0)
            {
                position = next;
            }
            else
            {
                return new(TokenKind.String, start, position + 1);
            }
        }
    }

    /// <summary>Behind the quote that continues a string after white space with a line end, or -1.</summary>
    private int Continuation(int position)
    {
        var sawLineEnd = false;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '\'')
            {
                return sawLineEnd ? position + 1 : -1;
            }

            if (c == '-' && At(position + 1) == '-')
            {
                position = LineEnd(position);
            }
            else if (Characters.IsSpace(c))
            {
                sawLineEnd |= c is '\n' or '\r';
                position++;
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    private Token Dollar(int start)
    {
        var tag = TagAt(start);
        if (tag.Length == 0)
        {
            var end = EndOf(start + 1, Characters.IsDigit);
            return new(TokenKind.Other, start, end);
        }

        var body = start + tag.Length;
        var length = text.AsSpan(body).IndexOf(tag, StringComparison.Ordinal);
        return length < 0
            ? Unclosed(TokenKind.DollarString, start)
            : new(TokenKind.DollarString, start, body + length + tag.Length);
    }

    /// <summary>The tag with both its dollar signs, or nothing when no dollar quote opens here.</summary>
    public ReadOnlySpan<char> TagAt(int start)
    {
        var end = start + 1;
        if (Characters.IsNameStart(At(end)))
        {
            end = EndOf(end, Characters.IsTagPart);
        }

        return At(end) == '$' ? text.AsSpan(start, end + 1 - start) : [];
    }

    private Token BlockComment(int start)
    {
        var depth = 1;
        var position = start + 2;
        while (depth > 0)
        {
            var length = text.AsSpan(position).IndexOfAny(StarOrSlash);
            if (length < 0)
            {
                return Unclosed(TokenKind.Comment, start);
            }

            position += length;
            var (first, second) = (text[position], At(position + 1));
            var opens = first == '/' && second == '*';
            var closes = first == '*' && second == '/';
            depth += opens ? 1 : closes ? -1 : 0;
            position += opens || closes ? 2 : 1;
        }

        return new(TokenKind.Comment, start, position);
    }

    /// <summary>Where the line ends that holds a place; a lone carriage return ends a <c>--</c> comment as well.</summary>
    private int LineEnd(int position)
    {
        var length = text.AsSpan(position).IndexOfAny(LineEnds);
        return length < 0 ? text.Length : position + length;
    }

    private int EndOf(int position, Func<char, bool> belongs)
    {
        while (position < text.Length && belongs(text[position]))
        {
            position++;
        }

        return position;
    }

    private Token Unclosed(TokenKind kind, int start) => new(kind, start, text.Length, Closed: false);

    private char At(int position) => position < text.Length ? text[position] : '\0';
}
