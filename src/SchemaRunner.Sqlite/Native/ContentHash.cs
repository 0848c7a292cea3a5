using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>128 bits made of values: two lanes of 64 bits that mix the same words with different constants.</summary>
/// <remarks>
/// Each word is multiplied into its lane and both halves of the product are folded. A value's storage class and length
/// are words too, so that 1, 1.0, '1' and x'31' differ, and ('a', 'bc') from ('ab', 'c').
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct ContentHash
{
    private const ulong A = 0x9E3779B97F4A7C15;
    private const ulong B = 0xD1B54A32D192ED03;
    private const ulong C = 0x8CB92BA72F3D8DD7;
    private const ulong D = 0xAEF17502108EF2D9;

    public ulong First;
    public ulong Second;

    /// <summary>The hash of nothing yet.</summary>
    public static ContentHash Start => new() { First = A, Second = C };

    /// <summary>Adds one word.</summary>
    public void Add(ulong word)
    {
        unchecked
        {
            First = Fold(First ^ word, B) + A;
            Second = Fold(Second ^ word, D) + C;
            First ^= First >> 32;
            Second ^= Second >> 29;
        }
    }

    /// <summary>Adds a storage class and a word.</summary>
    public void Add(int type, ulong word)
    {
        unchecked
        {
            First = Fold(First ^ word, B ^ ((ulong)type << 56)) + (ulong)type;
            Second = Fold(Second ^ word, D ^ ((ulong)type << 48)) + (ulong)type * A;
            First ^= First >> 32;
            Second ^= Second >> 29;
        }
    }

    /// <summary>Adds a storage class and bytes.</summary>
    public void Add(int type, ReadOnlySpan<byte> bytes)
    {
        Add(type, (ulong)bytes.Length);
        while (bytes.Length >= 8)
        {
            Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        if (bytes.IsEmpty) return;
        var last = 0UL;
        for (var i = 0; i < bytes.Length; i++) last |= (ulong)bytes[i] << (8 * i);
        Add(last);
    }

    /// <summary>Mixes what was added last into all bits.</summary>
    public void Finish()
    {
        unchecked
        {
            First = Avalanche(First);
            Second = Avalanche(Second ^ D);
        }
    }

    // One factor is a constant, never zero, so that no word of the input can erase what came before it
    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    private static ulong Avalanche(ulong x)
    {
        unchecked
        {
            x ^= x >> 33;
            x *= 0xFF51AFD7ED558CCD;
            x ^= x >> 33;
            x *= 0xC4CEB9FE1A85EC53;
            return x ^ (x >> 33);
        }
    }
}
