namespace SchemaRunner.Cli.Errors;

/// <summary>The line of a statement that a server pointed at, with a caret below the place.</summary>
internal static class StatementExcerpt
{
    private const string Margin = "  | ";

    /// <summary>The lines to show.</summary>
    /// <param name="statement">The statement's text.</param>
    /// <param name="offset">UTF-16 offset that the server points at; <see langword="null"/> for none.</param>
    /// <param name="width">How wide a line may be.</param>
    public static IReadOnlyList<string> Of(string statement, int? offset, int width)
    {
        var room = width - Margin.Length;
        if (offset is not { } at || at < 0 || at > statement.Length)
        {
            return [.. statement.Split('\n').Take(3).Select(text => Margin + Cut(Flat(text), 0, room).Text)];
        }

        var start = at == 0 ? 0 : statement.LastIndexOf('\n', at - 1) + 1;
        var end = statement.IndexOf('\n', at);
        var line = Flat(statement[start..(end < 0 ? statement.Length : end)]);
        var (shown, caret) = Cut(line, at - start, room);
        return [Margin + shown, Margin + new string(' ', caret) + "^"];
    }

    // A tab would move the caret
    private static string Flat(string line) => line.Replace('\t', ' ').TrimEnd('\r');

    // The part of a long line around a place, and where the place is in it
    private static (string Text, int Place) Cut(string line, int place, int room)
    {
        if (line.Length <= room) return (line, place);
        var from = Math.Clamp(place - (room / 2), 0, line.Length - room);
        var text = line.Substring(from, room);
        if (from > 0) text = "…" + text[1..];
        if (from + room < line.Length) text = text[..^1] + "…";
        return (text, place - from);
    }
}
