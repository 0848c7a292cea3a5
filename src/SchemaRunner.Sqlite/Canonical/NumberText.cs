using System.Buffers.Text;
using System.Globalization;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>Writes numbers with all of their digits and without an exponent.</summary>
internal static class NumberText
{
    private const int Longest = 200;
    private const int ExponentDigits = 3;
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>Writes an integer.</summary>
    public static void Write(Scratch to, long value)
    {
        Utf8Formatter.TryFormat(value, to.Room(20), out var written);
        to.Advance(written);
    }

    /// <summary>Writes a whole number as it is, and any other one by the fifteen digits that the library keeps of it.</summary>
    /// <remarks>
    /// The library reads a number in a script, and writes it in a dump, with another last bit now and then; fifteen digits
    /// survive that.
    /// </remarks>
    public static void Write(Scratch to, double value)
    {
        if (value >= -TwoTo63 && value < TwoTo63 && Math.Floor(value) == value) Write(to, (long)value);
        else WriteReal(to, value);
    }

    /// <summary>Writes a number by fifteen digits, as the server makes a <c>numeric</c> of a <c>double precision</c>.</summary>
    public static void WriteReal(Scratch to, double value)
    {
        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out var length, "E14", CultureInfo.InvariantCulture);
        WriteFinite(to, digits[..length], double.IsFinite(value));
    }

    /// <summary>Writes a number of 4 bytes by the fewest digits that give it back.</summary>
    public static void Write(Scratch to, float value)
    {
        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        WriteFinite(to, digits[..length], float.IsFinite(value));
    }

    /// <summary>Writes an integer as 8 bytes of floating point hold it, or as it is when they do not.</summary>
    public static void WriteReal(Scratch to, long value)
    {
        var real = (double)value;
        if (real < TwoTo63 && (long)real == value) WriteReal(to, real);
        else Write(to, value);
    }

    /// <summary>Writes a text that is a number as JSON writes it; of any other text it writes nothing.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="keepsZeros">Whether zeros at the end of the fraction stay.</param>
    public static bool TryWrite(Scratch to, ReadOnlySpan<byte> text, bool keepsZeros = false)
    {
        if (text.Length > Longest || !IsNumber(text)) return false;
        Expand(to, text, keepsZeros);
        return true;
    }

    /// <summary>Whether a text is a number as JSON writes it, with an exponent of at most three digits.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var rest = text.StartsWith("-"u8) ? text[1..] : text;
        var whole = Digits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0')) return false;
        rest = rest[whole..];
        if (rest.StartsWith("."u8))
        {
            var fraction = Digits(rest[1..]);
            if (fraction == 0) return false;
            rest = rest[(fraction + 1)..];
        }

        if (rest.IsEmpty) return true;
        if (rest[0] is not ((byte)'e' or (byte)'E')) return false;
        rest = rest[1..];
        if (!rest.IsEmpty && rest[0] is (byte)'+' or (byte)'-') rest = rest[1..];
        return Digits(rest) is > 0 and <= ExponentDigits and var exponent && exponent == rest.Length;
    }

    private static void WriteFinite(Scratch to, ReadOnlySpan<byte> printed, bool isFinite)
    {
        if (isFinite) Expand(to, printed, keepsZeros: false);
        else to.Add(printed);
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }

    private static void Expand(Scratch to, ReadOnlySpan<byte> text, bool keepsZeros)
    {
        var isNegative = text[0] == '-';
        if (isNegative) text = text[1..];
        var exponent = 0;
        if (text.IndexOfAny((byte)'e', (byte)'E') is var at and >= 0)
        {
            exponent = int.Parse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..at];
        }

        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        var start = to.Length;
        if (isNegative) to.Add((byte)'-');
        var scale = Math.Max(0, fraction.Length - exponent);
        WriteShifted(to, whole, fraction, whole.Length + exponent);
        if (scale > 0 && !keepsZeros) TrimZeros(to);
        if (isNegative && to.Written[start..].IndexOfAnyInRange((byte)'1', (byte)'9') < 0) DropSign(to, start);
    }

    // The digits of both parts, with the point behind the given number of them
    private static void WriteShifted(Scratch to, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int point)
    {
        var digits = whole.Length + fraction.Length;
        Span<byte> all = stackalloc byte[digits];
        whole.CopyTo(all);
        fraction.CopyTo(all[whole.Length..]);

        var head = all[..Math.Clamp(point, 0, digits)];
        var leading = head.IndexOfAnyExcept((byte)'0');
        var isZero = leading < 0;
        if (isZero) to.Add((byte)'0');
        else
        {
            to.Add(head[leading..]);
            to.Add((byte)'0', Math.Max(0, point - digits));
        }

        if (point >= digits) return;
        to.Add((byte)'.');
        to.Add((byte)'0', Math.Max(0, -point));
        to.Add(all[Math.Max(0, point)..]);
    }

    private static void TrimZeros(Scratch to)
    {
        var kept = to.Written.LastIndexOfAnyExcept((byte)'0');
        to.CutTo(to.Written[kept] == '.' ? kept : kept + 1);
    }

    private static void DropSign(Scratch to, int start)
    {
        var unsigned = to.Written[(start + 1)..].ToArray();
        to.CutTo(start);
        to.Add(unsigned);
    }
}
