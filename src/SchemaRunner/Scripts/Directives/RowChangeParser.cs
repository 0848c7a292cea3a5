using System.Globalization;

namespace SchemaRunner.Scripts.Directives;

/// <summary>Reads <c>+N</c>, <c>-N</c>, <c>=N</c>, <c>-A..-B</c> and <c>any</c>.</summary>
internal static class RowChangeParser
{
    public static RowChange? Parse(string text)
    {
        if (text == "any") return new RowChange(null, null, null);
        if (text.StartsWith('=')) return Count(text[1..]) is { } count ? new RowChange(null, null, count) : null;

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return Delta(text) is { } delta ? new RowChange(delta, delta, null) : null;
        if (Delta(text[..dots]) is not { } first || Delta(text[(dots + 2)..]) is not { } second) return null;
        return new RowChange(Math.Min(first, second), Math.Max(first, second), null);
    }

    private static long? Delta(string text)
    {
        if (text == "0") return 0;
        if (text.Length < 2 || text[0] is not ('+' or '-') || Count(text[1..]) is not { } count) return null;
        return text[0] == '+' ? count : -count;
    }

    private static long? Count(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
