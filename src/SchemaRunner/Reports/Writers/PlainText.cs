using System.Text;

namespace SchemaRunner.Reports.Writers;

/// <summary>Text from scripts and databases made fit for a document: nothing invisible, nothing that XML forbids.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text with line ends as <c>\n</c>; control characters, lone surrogates and characters that turn the direction
    /// of writing are spelled out, such as <c>\u202E</c>, because they would make a page say something else than is there.
    /// </summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                result.Append(letter).Append(text[++at]);
            else if (letter == '\r')
                result.Append(at + 1 < text.Length && text[at + 1] == '\n' ? "" : "\n");
            else if (IsUnfit(letter))
                result.Append($"\\u{(int)letter:X4}");
            else
                result.Append(letter);
        }

        return result.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string OnOneLine(string text) => Of(text).Replace("\n", " ", StringComparison.Ordinal).Trim();

    private static bool IsUnfit(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t'))
        || char.IsSurrogate(letter)
        || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F'
        || letter is '\uFFFE' or '\uFFFF';
}
