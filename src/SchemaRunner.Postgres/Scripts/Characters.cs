namespace SchemaRunner.Postgres.Scripts;

/// <summary>The character classes of the server's lexer (scan.l).</summary>
/// <remarks>Everything outside ASCII is a letter there, a no-break space too.</remarks>
internal static class Characters
{
    public static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f' or '\v';

    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    public static bool IsNamePart(char c) => IsNameStart(c) || IsDigit(c) || c == '$';

    public static bool IsTagPart(char c) => IsNameStart(c) || IsDigit(c);
}
