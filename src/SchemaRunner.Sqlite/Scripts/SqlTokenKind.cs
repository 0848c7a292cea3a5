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
