using System.Globalization;
using System.Text;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Rows and values as the examples of a mismatch write them, so short that a line holds them.</summary>
internal static class SampleText
{
    private const int Longest = 48;
    private const int Lead = 12;

    /// <summary><c>id=12, line=3</c></summary>
    public static string OfRow(IEnumerable<string> columns, IEnumerable<SampleValue> values) =>
        string.Join(", ", columns.Zip(values, (column, value) => $"{DisplayName.Quoted(column)}={Of(value)}"));

    /// <summary><c>"Cibeber" → "Cibeler"</c>, of long values the part in which they begin to differ.</summary>
    public static string OfChange(SampleValue was, SampleValue now)
    {
        var first = was.Text is null || now.Text is null ? 0 : FirstDifference(was.Text, now.Text);
        if (first == SampleValue.LengthLimit) return $"(values that differ behind their first {first:N0} characters)";
        var longer = Math.Max(was.Text?.Length ?? 0, now.Text?.Length ?? 0);
        var from = longer <= Longest ? 0 : Math.Max(0, first - Lead);
        return $"{Of(was, from)} → {Of(now, from)}";
    }

    private static string Of(SampleValue value, int from = 0)
    {
        if (value.Text is not { } text) return "NULL";
        if (from > 0 && char.IsLowSurrogate(text, from)) from--;
        var part = text.Length - from <= Longest ? text[from..] : text[from..(from + Longest)];
        var shown = $"{(from > 0 ? "…" : "")}{Visible(part)}{(from + part.Length < text.Length ? "…" : "")}";
        return value.IsText ? $"\"{shown}\"" : shown;
    }

    private static int FirstDifference(string was, string now)
    {
        var at = 0;
        while (at < was.Length && at < now.Length && was[at] == now[at]) at++;
        return at;
    }

    // two values that look the same would say nothing: what cannot be seen, or joins the letter before it, is written out
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isSeen = rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
            visible.Append(rune.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when isSeen => rune.ToString(),
                _ => rune.Value <= 0xFFFF ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}",
            });
        }

        return visible.ToString();
    }
}
