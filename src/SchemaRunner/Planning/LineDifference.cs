using System.Text;

namespace SchemaRunner.Planning;

/// <summary>Shows where two texts differ, in the way of <c>diff</c>: lines that went with <c>-</c>, lines that came with <c>+</c>.</summary>
internal static class LineDifference
{
    private const int FewLines = 12;

    /// <summary>The stretch between the first and the last line that differ.</summary>
    /// <param name="was">The text as it was.</param>
    /// <param name="now">The text as it is.</param>
    /// <param name="mostLines">How many lines of each are shown.</param>
    public static string Of(string was, string now, int mostLines = FewLines)
    {
        var old = was.Split('\n');
        var current = now.Split('\n');
        var start = 0;
        while (start < old.Length && start < current.Length && old[start] == current[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < current.Length - start && old[^(end + 1)] == current[^(end + 1)]) end++;

        var text = new StringBuilder($"line {start + 1}:");
        Append(text, '-', old.AsSpan(start, old.Length - end - start), mostLines);
        Append(text, '+', current.AsSpan(start, current.Length - end - start), mostLines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, char mark, ReadOnlySpan<string> lines, int mostLines)
    {
        foreach (var line in lines[..Math.Min(lines.Length, mostLines)]) text.Append("\n  ").Append(mark).Append(' ').Append(line);
        if (lines.Length > mostLines) text.Append($"\n  {mark} … {lines.Length - mostLines} more lines");
    }
}
