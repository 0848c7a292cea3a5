namespace SchemaRunner.Sqlite.Native;

/// <summary>An aggregate's state in memory of the library's: a count, the sums, the flags.</summary>
internal readonly unsafe struct Digest(byte* state)
{
    // The count is never zero once started: whole rows have a sum too
    private const int Header = 8;

    /// <summary>Whether a row was added.</summary>
    public bool IsStarted => *(int*)state != 0;

    /// <summary>The sums: two of 64 bits for each column, and two for whole rows.</summary>
    public byte* Sums => state + Header;

    /// <summary>How many bytes the sums take.</summary>
    public int SumBytes => *(int*)state * DigestFunctions.HashBytes;

    /// <summary>How many bytes the state takes.</summary>
    public static int SizeFor(int columns, int values) => Header + ((columns + 1) * DigestFunctions.HashBytes) + values;

    /// <summary>Keeps what does not change from row to row.</summary>
    public void Start(int columns, byte* flags, int values)
    {
        *(int*)state = columns + 1;
        Buffer.MemoryCopy(flags, Sums + SumBytes, values, values);
    }

    /// <summary>The flags of a value.</summary>
    public int FlagOf(int value) => Sums[SumBytes + value] - '0';

    /// <summary>Adds a row's hash to a column's sums, modulo 2^64 each.</summary>
    public void Sum(int column, ContentHash hash)
    {
        var sums = (ulong*)Sums + (2 * column);
        unchecked
        {
            sums[0] += hash.First;
            sums[1] += hash.Second;
        }
    }
}
