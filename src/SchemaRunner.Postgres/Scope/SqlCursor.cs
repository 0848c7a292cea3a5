using System.Text;
using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Walks over the tokens of SQL, blanks and comments left out.</summary>
internal sealed class SqlCursor
{
    private readonly string _text;
    private readonly Lexer _lexer;

    /// <summary>Stands on the first token from a place on.</summary>
    public SqlCursor(string text, int start = 0)
    {
        _text = text;
        _lexer = new Lexer(text) { Position = start };
        Advance();
    }

    /// <summary>The token that it stands on.</summary>
    public Token Current { get; private set; }

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public bool IsAtName => Current.Kind is TokenKind.Word or TokenKind.QuotedName;

    public bool IsAtText => Current.Kind is TokenKind.String or TokenKind.DollarString;

    /// <summary>The token as it is written.</summary>
    public ReadOnlySpan<char> Span => _text.AsSpan(Current.Start, Current.End - Current.Start);

    public void Advance()
    {
        do Current = _lexer.Next();
        while (Current.IsBlank);
    }

    /// <summary>Another one on the same token, to look ahead.</summary>
    public SqlCursor Fork() => new(_text, Current.Start);

    public bool Is(string keyword) => Current.Kind == TokenKind.Word && Ascii.EqualsIgnoreCase(Span, keyword);

    public bool Is(char character) => Current.Kind == TokenKind.Other && Span[0] == character;

    public bool IsAny(params ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (Is(keyword)) return true;
        }

        return false;
    }

    /// <summary>Moves behind these keywords when they follow, all of them.</summary>
    public bool Skip(params ReadOnlySpan<string> keywords)
    {
        if (!Is(keywords[0])) return false;
        var ahead = Fork();
        foreach (var keyword in keywords)
        {
            if (!ahead.Is(keyword)) return false;
            ahead.Advance();
        }

        foreach (var _ in keywords) Advance();
        return true;
    }

    /// <summary>Moves to the semicolon that ends the statement, outside of parentheses.</summary>
    public void SkipStatement()
    {
        var depth = 0;
        for (; !IsAtEnd; Advance())
        {
            depth += Current.Kind == TokenKind.OpenParen ? 1 : Current.Kind == TokenKind.CloseParen ? -1 : 0;
            if (Current.Kind == TokenKind.Semicolon && depth <= 0) return;
        }
    }

    /// <summary>One name, folded as the server folds it; empty when it stands on none.</summary>
    public string ReadName()
    {
        if (!IsAtName) return "";
        var name = Current.Kind == TokenKind.QuotedName
            ? Span.Trim('"').ToString().Replace("\"\"", "\"")
            : Fold(Span);
        Advance();
        return name;
    }

    /// <summary>A name with what qualifies it; empty when it stands on none.</summary>
    public List<string> ReadPath()
    {
        var path = new List<string>();
        if (!IsAtName) return path;
        path.Add(ReadName());
        while (Current.Kind == TokenKind.Dot)
        {
            Advance();
            if (!IsAtName) return path;
            path.Add(ReadName());
        }

        return path;
    }

    /// <summary>The content of the string that it stands on.</summary>
    public string ReadText()
    {
        var text = Span.ToString();
        Advance();
        if (text[0] != '$') return text[(text.IndexOf('\'') + 1)..].TrimEnd('\'').Replace("''", "'");
        var tag = text.IndexOf('$', 1) + 1;
        return text.Length < 2 * tag ? text : text[tag..^tag];
    }

    public string Rest() => _text[Current.Start..];

    private static string Fold(ReadOnlySpan<char> name)
    {
        Span<char> folded = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        for (var i = 0; i < name.Length; i++) folded[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] + 32) : name[i];
        return folded.ToString();
    }
}
