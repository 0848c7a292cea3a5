using System.Globalization;
using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>
/// Values of the library's in the forms of docs/canonical-values.md, the same that PostgreSQL's engine writes.
/// </summary>
/// <remarks>
/// A text that is no value of the form stays as it stands. What would be taken for another value then begins with a zero
/// byte, which no text of a server's holds.
/// </remarks>
internal static unsafe class CanonicalValue
{
    /// <summary>The form of a value; the bytes live until the value or the scratch is used again.</summary>
    /// <param name="value">The value, which is not NULL.</param>
    /// <param name="form">As what it is compared.</param>
    /// <param name="scratch">What is written on.</param>
    public static ReadOnlySpan<byte> Of(nint value, ValueForm form, Scratch scratch)
    {
        scratch.Clear();
        switch (SqliteApi.ValueType(value))
        {
            case SqliteApi.TypeInteger:
                WriteInteger(scratch, SqliteApi.ValueInt64(value), form);
                return scratch.Written;
            case SqliteApi.TypeFloat:
                WriteReal(scratch, SqliteApi.ValueDouble(value), form);
                return scratch.Written;
            case SqliteApi.TypeText:
                var text = SqliteApi.ValueText(value);
                return OfText(scratch, new(text, SqliteApi.ValueBytes(value)), form);
            default:
                var blob = SqliteApi.ValueBlob(value);
                WriteBlob(scratch, new(blob, SqliteApi.ValueBytes(value)), form);
                return scratch.Written;
        }
    }

    private static void WriteInteger(Scratch to, long value, ValueForm form)
    {
        if (form == ValueForm.Boolean && value is 0 or 1)
        {
            to.Add(value == 1 ? "true"u8 : "false"u8);
            return;
        }

        if (IsOfLetters(form)) to.Add(0);
        if (form == ValueForm.Real) NumberText.WriteReal(to, value);
        else if (form == ValueForm.SmallReal) NumberText.Write(to, (float)value);
        else NumberText.Write(to, value);
    }

    private static void WriteReal(Scratch to, double value, ValueForm form)
    {
        if (form == ValueForm.Boolean && value is 0 or 1)
        {
            to.Add(value == 1 ? "true"u8 : "false"u8);
            return;
        }

        if (IsOfLetters(form)) to.Add(0);
        if (form == ValueForm.Real) NumberText.WriteReal(to, value);
        else if (form == ValueForm.SmallReal) NumberText.Write(to, (float)value);
        else NumberText.Write(to, value);
    }

    private static void WriteBlob(Scratch to, ReadOnlySpan<byte> bytes, ValueForm form)
    {
        if (form == ValueForm.Uuid && UuidText.TryWriteBytes(to, bytes)) return;
        if (form != ValueForm.Bytes) to.Add("\0x"u8);
        Convert.TryToHexStringLower(bytes, to.Room(2 * bytes.Length), out var written);
        to.Advance(written);
    }

    private static ReadOnlySpan<byte> OfText(Scratch scratch, ReadOnlySpan<byte> text, ValueForm form)
    {
        switch (form)
        {
            case ValueForm.Text:
                return text;
            case ValueForm.PaddedText:
                return text.TrimEnd((byte)' ');
            case ValueForm.Bytes:
                scratch.Add(0);
                scratch.Add(text);
                return scratch.Written;
            default:
                return TryWrite(scratch, text, form) ? scratch.Written : text;
        }
    }

    private static bool TryWrite(Scratch to, ReadOnlySpan<byte> text, ValueForm form) => form switch
    {
        ValueForm.Integer or ValueForm.Decimal => NumberText.TryWrite(to, text),
        ValueForm.Real or ValueForm.SmallReal => TryWriteFloating(to, text, form),
        ValueForm.Boolean => TryWriteBoolean(to, text),
        ValueForm.Uuid => UuidText.TryWrite(to, text),
        ValueForm.Json => JsonText.TryWrite(to, text),
        _ => IsoTime.TryWrite(to, text, form),
    };

    private static bool TryWriteFloating(Scratch to, ReadOnlySpan<byte> text, ValueForm form)
    {
        if (!NumberText.IsNumber(text)) return false;
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var single = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || form == ValueForm.SmallReal && !float.IsFinite(single)) return false;
        if (form == ValueForm.SmallReal) NumberText.Write(to, single);
        else NumberText.WriteReal(to, value);
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

    private static bool IsOfLetters(ValueForm form) => form is ValueForm.Text or ValueForm.PaddedText or ValueForm.Bytes;
}
