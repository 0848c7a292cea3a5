namespace SchemaRunner.Sqlite.Scripts;

/// <summary>One token of SQL text.</summary>
/// <remarks>A large script has millions of them: what is not asked for is not copied out of the text.</remarks>
internal readonly struct SqlToken
{
    private readonly string source;
    private readonly int start;
    private readonly int length;

    /// <summary>A token that stands in a text.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="source">The text.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isClosed">Whether a quote or comment ends.</param>
    public SqlToken(SqlTokenKind kind, string source, int offset, int end, bool isClosed = true)
    {
        (Kind, Offset, IsClosed) = (kind, offset, isClosed);
        (this.source, start, length) = (source, offset, end - offset);
    }

    /// <summary>A token that stands for another.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="offset">UTF-16 offset of the other in its text.</param>
    /// <param name="text">What to read in its place.</param>
    public SqlToken(SqlTokenKind kind, int offset, string text)
    {
        (Kind, Offset, IsClosed) = (kind, offset, true);
        (source, start, length) = (text, 0, text.Length);
    }

    /// <summary>What it is.</summary>
    public SqlTokenKind Kind { get; }

    /// <summary>UTF-16 offset in the text.</summary>
    public int Offset { get; }

    /// <summary>Whether a quote or comment ends.</summary>
    public bool IsClosed { get; }

    /// <summary>The token as written.</summary>
    public string Text => source.Substring(start, length);

    /// <summary>The same, not copied.</summary>
    public ReadOnlySpan<char> Span => source.AsSpan(start, length);

    /// <summary>The offset after it.</summary>
    public int End => Offset + length;

    /// <summary>Whether it means something to the database.</summary>
    public bool IsSignificant => Kind is not (SqlTokenKind.Space or SqlTokenKind.Comment);

    /// <summary>Whether it can be a name: SQLite takes texts in single quotes as names too.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.String;

    /// <summary>Whether it is this keyword.</summary>
    public bool Is(string word) =>
        Kind == SqlTokenKind.Word && Span.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this character.</summary>
    public bool Is(char symbol) => Kind == SqlTokenKind.Symbol && source[start] == symbol;

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
