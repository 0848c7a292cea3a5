using System.Text;
using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Locks;

/// <summary>The beginning of somebody else's statement, on one line.</summary>
/// <remarks>
/// Strings are left out: one may be a password (<c>CREATE ROLE … PASSWORD</c>, <c>dblink</c>), and what it is else is
/// somebody's data. The server may have cut the text off anywhere.
/// </remarks>
internal static class QueryHead
{
    private const int Most = 80;
    private const string LeftOut = "'…'";

    /// <summary>Writes it.</summary>
    public static string Of(string query)
    {
        var head = new StringBuilder();
        var lexer = new Lexer(query);
        for (var token = lexer.Next(); token.Kind != TokenKind.End && head.Length <= Most; token = lexer.Next())
        {
            if (token.IsBlank) head.Append(head.Length == 0 || head[^1] == ' ' ? "" : " ");
            else if (token.Kind is not (TokenKind.String or TokenKind.DollarString)) head.Append(query, token.Start, token.End - token.Start);
            else head.Append(LeftOut);

            // In a session with the old settings for strings, this one goes on behind its quote
            if (token.Kind == TokenKind.String && query[..token.End].EndsWith("\\'", StringComparison.Ordinal)) break;
        }

        var text = string.Concat(head.ToString().Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length <= Most ? text : $"{text[..(Most - 1)].TrimEnd()}…";
    }
}
