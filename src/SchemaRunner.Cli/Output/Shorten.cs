namespace SchemaRunner.Cli.Output;

/// <summary>Makes text fit without losing what tells it apart.</summary>
internal static class Shorten
{
    /// <summary>Leaves out the middle: names differ at their beginnings and at their ends.</summary>
    public static string Middle(string text, int width)
    {
        if (text.Length <= width) return text;
        if (width <= 1) return width == 1 ? "…" : "";
        var head = width / 2;
        return $"{text[..head]}…{text[^(width - head - 1)..]}";
    }

    /// <summary>Leaves out the middle of both names of <c>old → new</c> rather than the arrow.</summary>
    public static string Pair(string before, string after, int width)
    {
        const string arrow = " → ";
        var room = width - arrow.Length;
        if (before.Length + after.Length <= room) return before + arrow + after;
        var half = room / 2;
        var first = Math.Min(before.Length, Math.Max(half, room - after.Length));
        return Middle(before, first) + arrow + Middle(after, room - first);
    }

    /// <summary>Breaks a text between words; later lines are indented.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        const string indent = "  ";
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Trim().Length > 0 && Visible(line) + 1 + Visible(word) > width)
            {
                yield return line;
                line = indent + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }

    // Colours take no room
    private static int Visible(string text)
    {
        var length = 0;
        var inColour = false;
        foreach (var character in text)
        {
            if (character == '\u001b') inColour = true;
            else if (inColour) inColour = character != 'm';
            else length++;
        }

        return length;
    }

    /// <summary>One line of a text that may hold several, cut at its end.</summary>
    public static string Line(string text, int width)
    {
        var flat = string.Join(' ', text.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= width ? flat : flat[..Math.Max(0, width - 1)] + "…";
    }
}
