namespace SchemaRunner.Sqlite.Canonical;

/// <summary>Writes UUIDs in lower-case hex with their four hyphens.</summary>
internal static class UuidText
{
    private const int Digits = 32;
    private const int Bytes = 16;

    /// <summary>Writes 32 hex digits of any case, with four hyphens or without; of any other text it writes nothing.</summary>
    public static bool TryWrite(Scratch to, ReadOnlySpan<byte> text)
    {
        if (text.Length is not (Digits or Digits + 4)) return false;
        var start = to.Length;
        var read = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text.Length > Digits && i is 8 or 13 or 18 or 23)
            {
                if (text[i] != '-') break;
                continue;
            }

            if (!char.IsAsciiHexDigit((char)text[i])) break;
            AddDigit(to, (byte)char.ToLowerInvariant((char)text[i]), read++);
        }

        if (read == Digits) return true;
        to.CutTo(start);
        return false;
    }

    /// <summary>Writes 16 bytes in their order; of another number of bytes it writes nothing.</summary>
    public static bool TryWriteBytes(Scratch to, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes) return false;
        Span<byte> hex = stackalloc byte[Digits];
        if (!Convert.TryToHexStringLower(bytes, hex, out _)) return false;
        for (var i = 0; i < Digits; i++) AddDigit(to, hex[i], i);
        return true;
    }

    private static void AddDigit(Scratch to, byte digit, int position)
    {
        if (position is 8 or 12 or 16 or 20) to.Add((byte)'-');
        to.Add(digit);
    }
}
