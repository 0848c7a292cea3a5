namespace SchemaRunner.Postgres.Scripts;

/// <summary>What a token is, as far as cutting a script into statements needs to know.</summary>
internal enum TokenKind
{
    End,
    Space,
    Comment,
    Word,
    QuotedName,
    String,
    DollarString,
    Semicolon,
    OpenParen,
    CloseParen,
    Dot,
    Backslash,
    Other,
}
