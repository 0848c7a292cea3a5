using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>Adds a value of the library's to a hash, storage class included.</summary>
/// <remarks>
/// Read numerically, an integral real is the integer, and a text is a number when the number, printed, gives the text
/// back: '7' and 7 are alike, '007' and 7 are not, because a conversion would lose the zeros.
/// </remarks>
internal static unsafe class ValueHash
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const int LongestNumber = 32;

    /// <summary>Adds one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref ContentHash hash, nint value, bool numeric)
    {
        var type = SqliteApi.ValueType(value);
        switch (type)
        {
            case SqliteApi.TypeInteger:
                hash.Add(type, unchecked((ulong)SqliteApi.ValueInt64(value)));
                break;
            case SqliteApi.TypeFloat:
                AddReal(ref hash, SqliteApi.ValueDouble(value), numeric);
                break;
            case SqliteApi.TypeNull:
                hash.Add(type, 0UL);
                break;
            default:
                var bytes = type == SqliteApi.TypeText ? SqliteApi.ValueText(value) : SqliteApi.ValueBlob(value);
                var length = SqliteApi.ValueBytes(value);
                if (numeric && type == SqliteApi.TypeText && length is > 0 and <= LongestNumber)
                {
                    // A copy: what has an address is not kept in registers
                    var number = hash;
                    if (IsNumber(ref number, new(bytes, length)))
                    {
                        hash = number;
                        break;
                    }
                }

                hash.Add(type, bytes, length);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddReal(ref ContentHash hash, double value, bool numeric)
    {
        if (numeric && value >= -TwoTo63 && value < TwoTo63 && Math.Floor(value) == value)
            hash.Add(SqliteApi.TypeInteger, unchecked((ulong)(long)value));
        else
            hash.Add(SqliteApi.TypeFloat, BitConverter.DoubleToUInt64Bits(value));
    }

    private static bool IsNumber(ref ContentHash hash, ReadOnlySpan<byte> text)
    {
        Span<byte> printed = stackalloc byte[LongestNumber + 8];
        if (Utf8Parser.TryParse(text, out long integer, out var used) && used == text.Length
            && Utf8Formatter.TryFormat(integer, printed, out var length) && printed[..length].SequenceEqual(text))
        {
            hash.Add(SqliteApi.TypeInteger, unchecked((ulong)integer));
            return true;
        }

        if (Utf8Parser.TryParse(text, out double real, out used) && used == text.Length
            && real.TryFormat(printed, out length, provider: null) && IsPrinted(printed[..length], text))
        {
            AddReal(ref hash, real, numeric: true);
            return true;
        }

        return false;
    }

    // SQLite prints an integral real with ".0", .NET without
    private static bool IsPrinted(ReadOnlySpan<byte> printed, ReadOnlySpan<byte> text) =>
        printed.SequenceEqual(text) || (text.EndsWith(".0"u8) && printed.SequenceEqual(text[..^2]));
}
