using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>128 bits made of values: two lanes of 64 bits that mix the same words with different constants.</summary>
/// <remarks>
/// Each word is multiplied into its lane and both halves of the product are folded. A value's storage class and length
/// are words too, so that 1, 1.0, '1' and x'31' differ, and ('a', 'bc') from ('ab', 'c').
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ContentHash
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong word)
    {
        First = unchecked(Fold(First ^ word, B) + A);
        Second = unchecked(Fold(Second ^ word, D) + C);
    }

    /// <summary>Adds a storage class and a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int type, ulong word)
    {
        First = unchecked(Fold(First ^ word, B ^ ((ulong)type << 56)) + A);
        Second = unchecked(Fold(Second ^ word, D ^ ((ulong)type << 48)) + C);
    }

    /// <summary>Adds a storage class and bytes: the class and the length go into the last sixteen bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int type, byte* bytes, int length)
    {
        var end = bytes + length;
        for (; end - bytes > 16; bytes += 16) Add(Word(bytes), Word(bytes + 8));

        var left = (int)(end - bytes);
        var (one, other) = (0UL, 0UL);
        if (left >= 8) (one, other) = (Word(bytes), Word(end - 8));
        else if (left >= 4) (one, other) = (Unsafe.ReadUnaligned<uint>(bytes), Unsafe.ReadUnaligned<uint>(end - 4));
        else if (left > 0) one = ((ulong)bytes[0] << 16) | ((ulong)bytes[left >> 1] << 8) | end[-1];
        var kind = unchecked((((ulong)length << 3) | (uint)type) * A);
        Add(one ^ kind, other ^ BitOperations.RotateLeft(kind, 32));
    }

    /// <summary>Mixes what was added last into all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish()
    {
        First = Fold(First ^ C, D);
        Second = Fold(Second ^ A, B);
    }

    // A word that makes one lane's factor zero erases that lane; the other takes the words the other way round
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong one, ulong other)
    {
        First = unchecked(Fold(First ^ one, B ^ other) + A);
        Second = unchecked(Fold(Second ^ other, D ^ one) + C);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(byte* at) => Unsafe.ReadUnaligned<ulong>(at);
}
