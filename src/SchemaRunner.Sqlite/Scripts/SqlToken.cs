namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What a token of SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>White space.</summary>
    Space,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A name without quotes, or a keyword, or a number.</summary>
    Word,

    /// <summary>A name in <c>"…"</c>, <c>`…`</c> or <c>[…]</c>.</summary>
    QuotedName,

    /// <summary>A text in <c>'…'</c>.</summary>
    String,

    /// <summary>Any other character.</summary>
    Symbol,
}

/// <summary>One token of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">UTF-16 offset in the text.</param>
/// <param name="Text">The token as written.</param>
/// <param name="IsClosed">Whether a quote or comment ends.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Offset, string Text, bool IsClosed = true)
{
    /// <summary>The offset after it.</summary>
    public int End => Offset + Text.Length;

    /// <summary>Whether it means something to the database.</summary>
    public bool IsSignificant => Kind is not (SqlTokenKind.Space or SqlTokenKind.Comment);

    /// <summary>Whether it can be a name: SQLite takes texts in single quotes as names too.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.String;

    /// <summary>Whether it is this keyword.</summary>
    public bool Is(string word) =>
        Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this character.</summary>
    public bool Is(char symbol) => Kind == SqlTokenKind.Symbol && Text[0] == symbol;

    /// <summary>The name without its quotes.</summary>
    public string Name
    {
        get
        {
            if (Kind is not (SqlTokenKind.QuotedName or SqlTokenKind.String) || !IsClosed) return Text;
            var inner = Text[1..^1];
            return Text[0] == '[' ? inner : inner.Replace($"{Text[0]}{Text[0]}", $"{Text[0]}", StringComparison.Ordinal);
        }
    }
}
