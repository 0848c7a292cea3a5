namespace SchemaRunner.Postgres.Scripts;

/// <summary>A stretch of a script's text that the server's lexer would take as one.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="End">UTF-16 offset behind its last character.</param>
/// <param name="Closed">Whether a quote, comment or dollar tag that opens it is closed; if not, it reaches to the end.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, bool Closed = true)
{
    public bool IsBlank => Kind is TokenKind.Space or TokenKind.Comment;
}
