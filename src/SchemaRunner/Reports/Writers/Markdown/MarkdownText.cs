using System.Text;

namespace SchemaRunner.Reports.Writers.Markdown;

/// <summary>Text that GitHub-flavoured Markdown shows as it is.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|&~!$@";

    /// <summary>One line of running text, also in a table cell.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in PlainText.OnOneLine(text))
        {
            if (Special.Contains(letter, StringComparison.Ordinal)) result.Append('\\');
            result.Append(letter);
        }

        return result.ToString();
    }

    /// <summary>One line as code, outside a table; its fence is longer than any run of backticks in it.</summary>
    public static string Code(string text)
    {
        var line = PlainText.OnOneLine(text);
        if (line.Length == 0) return "";
        var fence = new string('`', LongestRun(line) + 1);
        var space = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{fence}{space}{line}{space}{fence}";
    }

    /// <summary>One line as code in a table cell, where a pipe ends the cell even in code; a dash for nothing.</summary>
    public static string CodeCell(string? text) =>
        text is null ? "–" : Code(text.Replace("|", "\\|", StringComparison.Ordinal));

    /// <summary>Lines as they are, in a fence that they cannot close.</summary>
    public static string Block(string text, string language)
    {
        var lines = PlainText.Of(text);
        var fence = new string('`', Math.Max(3, LongestRun(lines) + 1));
        return $"{fence}{language}\n{lines}\n{fence}\n";
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
