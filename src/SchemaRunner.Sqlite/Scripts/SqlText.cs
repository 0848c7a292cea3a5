using System.Text;

namespace SchemaRunner.Sqlite.Scripts;

/// <summary>SQL text in a form in which white space, comments, case and the quoting of names make no difference.</summary>
internal static class SqlText
{
    /// <summary>Writes tokens in that form; texts in single quotes stay as they are.</summary>
    public static string Normalize(IEnumerable<SqlToken> tokens)
    {
        var text = new StringBuilder();
        SqlToken? last = null;
        foreach (var token in tokens)
        {
            if (last is { } before && NeedsSpace(before, token)) text.Append(' ');
            text.Append(Written(token));
            last = token;
        }

        return text.ToString();
    }

    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Written(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Word => token.Text.ToLowerInvariant(),
        SqlTokenKind.QuotedName when IsPlain(token.Name) => token.Name.ToLowerInvariant(),
        SqlTokenKind.QuotedName => Quote(token.Name.ToLowerInvariant()),
        _ => token.Text,
    };

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool NeedsSpace(SqlToken before, SqlToken now)
    {
        if (now.Is(')') || now.Is(',') || now.Is('.') || now.Is(';')) return false;
        if (before.Is('(') || before.Is('.')) return false;
        if (now.Is('(')) return before.Kind == SqlTokenKind.Symbol;
        return before.Kind != SqlTokenKind.Symbol || now.Kind != SqlTokenKind.Symbol || before.Is(')') || before.Is(',');
    }
}
