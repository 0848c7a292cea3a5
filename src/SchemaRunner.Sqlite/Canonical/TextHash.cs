using System.Buffers.Binary;
using System.Numerics;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>
/// The 64 bits that PostgreSQL's <c>hashtextextended(text COLLATE "C", seed)</c> makes of the same bytes on a little-endian
/// server, so that both engines digest equal values equally.
/// </summary>
/// <remarks>
/// Bob Jenkins' lookup3 (public domain): three lanes of 32 bits, twelve bytes a round, the seed as if it were twelve
/// bytes in front of the text.
/// </remarks>
internal static class TextHash
{
    private const uint Start = 0x9e3779b9 + 3923095;

    /// <summary>The hash of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> text, ulong seed)
    {
        unchecked
        {
            var a = Start + (uint)text.Length;
            var (b, c) = (a, a);
            if (seed != 0)
            {
                a += (uint)(seed >> 32);
                b += (uint)seed;
                Mix(ref a, ref b, ref c);
            }

            for (; text.Length >= 12; text = text[12..])
            {
                a += BinaryPrimitives.ReadUInt32LittleEndian(text);
                b += BinaryPrimitives.ReadUInt32LittleEndian(text[4..]);
                c += BinaryPrimitives.ReadUInt32LittleEndian(text[8..]);
                Mix(ref a, ref b, ref c);
            }

            // The lowest byte of the third lane is the length's
            a += Word(text, 0);
            b += Word(text, 4);
            c += Word(text, 8) << 8;
            Finish(ref a, ref b, ref c);
            return ((ulong)b << 32) | c;
        }
    }

    private static uint Word(ReadOnlySpan<byte> text, int at)
    {
        if (text.Length >= at + 4) return BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
        var word = 0u;
        for (var i = text.Length - 1; i >= at; i--) word = (word << 8) | text[i];
        return word;
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        unchecked
        {
            a = (a - c) ^ BitOperations.RotateLeft(c, 4);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 6);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 8);
            b += a;
            a = (a - c) ^ BitOperations.RotateLeft(c, 16);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 19);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 4);
            b += a;
        }
    }

    private static void Finish(ref uint a, ref uint b, ref uint c)
    {
        unchecked
        {
            c = (c ^ b) - BitOperations.RotateLeft(b, 14);
            a = (a ^ c) - BitOperations.RotateLeft(c, 11);
            b = (b ^ a) - BitOperations.RotateLeft(a, 25);
            c = (c ^ b) - BitOperations.RotateLeft(b, 16);
            a = (a ^ c) - BitOperations.RotateLeft(c, 4);
            b = (b ^ a) - BitOperations.RotateLeft(a, 14);
            c = (c ^ b) - BitOperations.RotateLeft(b, 24);
        }
    }
}
