using System.Text.RegularExpressions;

namespace SchemaRunner.Postgres.Scope;

/// <summary>What EXECUTE runs, where its text can be told.</summary>
internal static partial class DynamicText
{
    /// <summary>The name that stands for one that only the run tells.</summary>
    public const string Unknown = "?";

    /// <summary>Reads the expression behind EXECUTE; <see langword="null"/> when it cannot be told.</summary>
    public static string? Read(SqlCursor cursor)
    {
        var formatted = cursor.Skip("format");
        if (formatted) cursor.Advance();
        if (!cursor.IsAtText) return null;

        var text = cursor.ReadText();
        if (formatted) return text.Contains("%s", StringComparison.Ordinal) ? null : Placeholder().Replace(text, NameOrValue);
        return cursor.IsAny("USING", "INTO", "LOOP") || cursor.Current.Kind == Scripts.TokenKind.Semicolon ? text : null;
    }

    private static string NameOrValue(Match match) => match.Value[^1] switch
    {
        'I' => $"\"{Unknown}\"",
        'L' => "''",
        _ => "%",
    };

    [GeneratedRegex(@"%(\d+\$)?[IL]|%%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
