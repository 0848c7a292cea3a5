using System.Globalization;

namespace SchemaRunner.Cli.Parts;

/// <summary>Ages as people write and read them: <c>30d</c>, <c>2 days</c>.</summary>
internal static class AgeText
{
    private static readonly (string Unit, string Word, TimeSpan Length)[] Units =
    [
        ("w", "week", TimeSpan.FromDays(7)), ("d", "day", TimeSpan.FromDays(1)), ("h", "hour", TimeSpan.FromHours(1)),
        ("m", "minute", TimeSpan.FromMinutes(1)),
    ];

    /// <summary>Reads a whole number and its unit.</summary>
    public static bool TryParse(string text, out TimeSpan age)
    {
        foreach (var (unit, _, length) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (!int.TryParse(text[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) break;
            if (number is 0 or > 100_000) break;
            age = number * length;
            return true;
        }

        age = default;
        return false;
    }

    /// <summary>In whole days, hours or minutes.</summary>
    public static string Of(TimeSpan age)
    {
        foreach (var (_, word, length) in Units.Skip(1))
            if (age >= length) return Output.Words.Count((long)(age / length), word);
        return "now";
    }

    /// <summary>The same, before now.</summary>
    public static string Ago(TimeSpan age) => Of(age) is var words && words == "now" ? words : $"{words} ago";
}
