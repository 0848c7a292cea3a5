using System.Text;

namespace SchemaRunner.Planning;

/// <summary>Shows where two texts differ, in the way of <c>diff</c>: lines that went with <c>-</c>, lines that came with <c>+</c>.</summary>
internal static class LineDifference
{
    private const int MostLines = 12;

    /// <summary>The stretch between the first and the last line that differ.</summary>
    public static string Of(string was, string now)
    {
        var old = was.Split('\n');
        var current = now.Split('\n');
        var start = 0;
        while (start < old.Length && start < current.Length && old[start] == current[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < current.Length - start && old[^(end + 1)] == current[^(end + 1)]) end++;

        var text = new StringBuilder($"line {start + 1}:");
        Append(text, '-', old.AsSpan(start, old.Length - end - start));
        Append(text, '+', current.AsSpan(start, current.Length - end - start));
        return text.ToString();
    }

    private static void Append(StringBuilder text, char mark, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines[..Math.Min(lines.Length, MostLines)]) text.Append("\n  ").Append(mark).Append(' ').Append(line);
        if (lines.Length > MostLines) text.Append($"\n  {mark} … {lines.Length - MostLines} more lines");
    }
}
