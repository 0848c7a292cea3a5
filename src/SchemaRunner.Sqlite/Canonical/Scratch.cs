namespace SchemaRunner.Sqlite.Canonical;

/// <summary>Memory that a canonical form is written into, kept from value to value; it grows to the longest form.</summary>
internal sealed class Scratch
{
    private byte[] bytes = new byte[1024];
    private int length;

    [ThreadStatic]
    private static Scratch? s_ofThread;

    /// <summary>That of this thread, on which the library calls its functions one at a time.</summary>
    public static Scratch OfThread => s_ofThread ??= new Scratch();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Forgets what was written.</summary>
    public Scratch Clear()
    {
        length = 0;
        return this;
    }

    /// <summary>Room for the next bytes; <see cref="Advance"/> says how many there are.</summary>
    public Span<byte> Room(int count)
    {
        if (bytes.Length - length < count) Array.Resize(ref bytes, Math.Max(checked(length + count), Math.Min(2 * bytes.Length, Array.MaxLength)));
        return bytes.AsSpan(length);
    }

    /// <summary>Takes in what was written into <see cref="Room"/>.</summary>
    public void Advance(int count) => length += count;

    /// <summary>Appends bytes.</summary>
    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        length += more.Length;
    }

    /// <summary>Appends one byte.</summary>
    public void Add(byte one)
    {
        Room(1)[0] = one;
        length++;
    }

    /// <summary>Appends one byte several times.</summary>
    public void Add(byte one, int times)
    {
        Room(times)[..times].Fill(one);
        length += times;
    }

    /// <summary>Takes back what was written behind a length.</summary>
    public void CutTo(int count) => length = count;

    /// <summary>How many bytes were written.</summary>
    public int Length => length;
}
