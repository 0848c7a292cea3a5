namespace SchemaRunner.Sqlite.Scripts;

/// <summary>Cuts SQL text into tokens by SQLite's rules; joined, they are the text.</summary>
internal static class SqlTokenizer
{
    /// <summary>The tokens of <paramref name="text"/> that mean something.</summary>
    public static List<SqlToken> Significant(string text) => [.. Meaning(text)];

    /// <summary>The same, one by one, for those who need not read to the end.</summary>
    public static IEnumerable<SqlToken> Meaning(string text)
    {
        for (var offset = 0; offset < text.Length;)
        {
            var token = Next(text, offset);
            if (token.IsSignificant) yield return token;
            offset = token.End;
        }
    }

    /// <summary>The token at <paramref name="offset"/>, which is inside the text.</summary>
    public static SqlToken Next(string text, int offset)
    {
        var first = text[offset];
        var second = offset + 1 < text.Length ? text[offset + 1] : '\0';
        if (IsSpace(first)) return Run(SqlTokenKind.Space, text, offset, IsSpace);
        if (first == '-' && second == '-') return LineComment(text, offset);
        if (first == '/' && second == '*') return BlockComment(text, offset);
        if (first == '\'') return Quoted(SqlTokenKind.String, text, offset, '\'');
        if (first is '"' or '`') return Quoted(SqlTokenKind.QuotedName, text, offset, first);
        if (first == '[') return Quoted(SqlTokenKind.QuotedName, text, offset, ']');
        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(second))) return Number(text, offset);
        if (IsWord(first)) return Run(SqlTokenKind.Word, text, offset, IsWord);
        return new(SqlTokenKind.Symbol, text, offset, offset + 1);
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || c >= 0x80;

    private static SqlToken Run(SqlTokenKind kind, string text, int offset, Func<char, bool> belongs)
    {
        var end = offset + 1;
        while (end < text.Length && belongs(text[end])) end++;
        return new(kind, text, offset, end);
    }

    private static SqlToken Number(string text, int offset)
    {
        var end = offset + 1;
        while (end < text.Length && (IsWord(text[end]) || text[end] == '.' || IsExponentSign(text, offset, end))) end++;
        return new(SqlTokenKind.Word, text, offset, end);
    }

    private static bool IsExponentSign(string text, int offset, int at) =>
        text[at] is '+' or '-'
        && text[at - 1] is 'e' or 'E'
        && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])
        && !text.AsSpan(offset, at - offset).StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private static SqlToken LineComment(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return new(SqlTokenKind.Comment, text, offset, end < 0 ? text.Length : end);
    }

    private static SqlToken BlockComment(string text, int offset)
    {
        var end = text.IndexOf("*/", offset + 2, StringComparison.Ordinal);
        return end < 0
            ? new(SqlTokenKind.Comment, text, offset, text.Length, isClosed: false)
            : new(SqlTokenKind.Comment, text, offset, end + 2);
    }

    private static SqlToken Quoted(SqlTokenKind kind, string text, int offset, char close)
    {
        for (var at = offset + 1; at < text.Length; at += 2)
        {
            at = text.IndexOf(close, at);
            if (at < 0) break;
            if (close == ']' || at + 1 == text.Length || text[at + 1] != close) return new(kind, text, offset, at + 1);
        }

        return new(kind, text, offset, text.Length, isClosed: false);
    }
}
