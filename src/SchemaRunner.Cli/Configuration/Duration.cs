using System.Globalization;

namespace SchemaRunner.Cli.Configuration;

/// <summary>Durations as people write them: <c>500ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>, <c>1.5s</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Milliseconds)[] Units =
        [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <summary>Reads a duration, or says that it is none; a bare number has no unit and is none, but for zero.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0") return true;
        foreach (var (unit, milliseconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            var number = text[..^unit.Length];
            if (number.Length == 0 || !number.All(digit => char.IsAsciiDigit(digit) || digit == '.')) continue;
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                continue;
            var total = amount * milliseconds;

            // PostgreSQL keeps timeouts as a 32-bit number of milliseconds
            if (total > int.MaxValue) return false;
            duration = TimeSpan.FromMilliseconds(total);
            return true;
        }

        return false;
    }
}
