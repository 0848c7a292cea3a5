using System.Text;

namespace SchemaRunner.Scripts;

/// <summary>A place in a text as an editor shows it.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column, in characters as Unicode counts them.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The first character of a text.</summary>
    public static TextPosition Start { get; } = new(1, 1);

    /// <summary>The place of a UTF-16 offset in a text whose lines end with <c>\n</c>.</summary>
    public static TextPosition Of(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        var column = 1;
        foreach (var _ in before[lineStart..].EnumerateRunes()) column++;
        return new TextPosition(before.Count('\n') + 1, column);
    }

    /// <summary>This place of a stretch of text, in the whole text.</summary>
    /// <param name="start">Where the stretch starts in the whole text.</param>
    public TextPosition After(TextPosition start) =>
        new(start.Line + Line - 1, Line == 1 ? start.Column + Column - 1 : Column);
}
