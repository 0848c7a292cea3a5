using System.Globalization;
using SchemaRunner.Comparisons;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>
/// Values of the library's in the forms of docs/canonical-values.md, the same that PostgreSQL's engine writes.
/// </summary>
/// <remarks>
/// A text that is no value of the kind stays as it stands. What would be taken for another value then begins with a zero
/// byte, which no text of a server's holds.
/// </remarks>
internal static unsafe class CanonicalValue
{
    /// <summary>The form of a value; the bytes live until the value or the scratch is used again.</summary>
    /// <param name="value">The value, which is not NULL.</param>
    /// <param name="kind">As what it is compared.</param>
    /// <param name="scratch">What is written on.</param>
    public static ReadOnlySpan<byte> Of(nint value, CanonicalKind kind, Scratch scratch)
    {
        scratch.Clear();
        switch (SqliteApi.ValueType(value))
        {
            case SqliteApi.TypeInteger:
                WriteInteger(scratch, SqliteApi.ValueInt64(value), kind);
                return scratch.Written;
            case SqliteApi.TypeFloat:
                WriteReal(scratch, SqliteApi.ValueDouble(value), kind);
                return scratch.Written;
            case SqliteApi.TypeText:
                var text = SqliteApi.ValueText(value);
                return OfText(scratch, new(text, SqliteApi.ValueBytes(value)), kind);
            default:
                var blob = SqliteApi.ValueBlob(value);
                WriteBlob(scratch, new(blob, SqliteApi.ValueBytes(value)), kind);
                return scratch.Written;
        }
    }

    private static void WriteInteger(Scratch to, long value, CanonicalKind kind)
    {
        if (kind == CanonicalKind.Boolean && value is 0 or 1)
        {
            to.Add(value == 1 ? "true"u8 : "false"u8);
            return;
        }

        if (IsOfLetters(kind)) to.Add(0);
        if (kind == CanonicalKind.Double) NumberText.WriteDouble(to, value);
        else if (kind == CanonicalKind.Single) NumberText.Write(to, (float)value);
        else NumberText.Write(to, value);
    }

    private static void WriteReal(Scratch to, double value, CanonicalKind kind)
    {
        if (kind == CanonicalKind.Boolean && value is 0 or 1)
        {
            to.Add(value == 1 ? "true"u8 : "false"u8);
            return;
        }

        if (IsOfLetters(kind)) to.Add(0);
        if (kind == CanonicalKind.Single) NumberText.Write(to, (float)value);
        else NumberText.Write(to, value);
    }

    private static void WriteBlob(Scratch to, ReadOnlySpan<byte> bytes, CanonicalKind kind)
    {
        if (kind == CanonicalKind.Uuid && UuidText.TryWriteBytes(to, bytes)) return;
        if (kind != CanonicalKind.Bytes) to.Add("\0x"u8);
        Convert.TryToHexStringLower(bytes, to.Room(2 * bytes.Length), out var written);
        to.Advance(written);
    }

    private static ReadOnlySpan<byte> OfText(Scratch scratch, ReadOnlySpan<byte> text, CanonicalKind kind)
    {
        switch (kind)
        {
            case CanonicalKind.Text:
                return text;
            case CanonicalKind.PaddedText:
                return text.TrimEnd((byte)' ');
            case CanonicalKind.Bytes:
                scratch.Add(0);
                scratch.Add(text);
                return scratch.Written;
            default:
                return TryWrite(scratch, text, kind) ? scratch.Written : text;
        }
    }

    private static bool TryWrite(Scratch to, ReadOnlySpan<byte> text, CanonicalKind kind) => kind switch
    {
        CanonicalKind.Number => NumberText.TryWrite(to, text),
        CanonicalKind.Double or CanonicalKind.Single => TryWriteFloating(to, text, kind),
        CanonicalKind.Boolean => TryWriteBoolean(to, text),
        CanonicalKind.Uuid => UuidText.TryWrite(to, text),
        CanonicalKind.Json => JsonText.TryWrite(to, text),
        _ => IsoTime.TryWrite(to, text, kind),
    };

    private static bool TryWriteFloating(Scratch to, ReadOnlySpan<byte> text, CanonicalKind kind)
    {
        if (!NumberText.IsNumber(text)) return false;
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var single = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || kind == CanonicalKind.Single && !float.IsFinite(single)) return false;
        if (kind == CanonicalKind.Single) NumberText.Write(to, single);
        else NumberText.Write(to, value);
        return true;
    }

    private static bool TryWriteBoolean(Scratch to, ReadOnlySpan<byte> text)
    {
        if (IsOneOf(text, "true"u8, "t"u8, "1"u8)) to.Add("true"u8);
        else if (IsOneOf(text, "false"u8, "f"u8, "0"u8)) to.Add("false"u8);
        else return false;
        return true;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, ReadOnlySpan<byte> letter, ReadOnlySpan<byte> digit) =>
        System.Text.Ascii.EqualsIgnoreCase(text, word) || System.Text.Ascii.EqualsIgnoreCase(text, letter) || text.SequenceEqual(digit);

    private static bool IsOfLetters(CanonicalKind kind) => kind is CanonicalKind.Text or CanonicalKind.PaddedText or CanonicalKind.Bytes;
}
