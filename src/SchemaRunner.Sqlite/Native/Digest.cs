namespace SchemaRunner.Sqlite.Native;

/// <summary>An aggregate's state in memory of the library's: counts, the sums, the flags.</summary>
internal readonly unsafe struct Digest(byte* state)
{
    private const int Header = 16;
    private const int RowsAt = 8;

    /// <summary>Whether a row was added.</summary>
    public bool IsStarted => Places != 0;

    /// <summary>How many of the values are the key's.</summary>
    public int Keys => ((int*)state)[1];

    /// <summary>What the aggregate returns: the rows in 8 bytes, then the sums.</summary>
    public byte* Result => state + RowsAt;

    /// <summary>How many bytes it returns.</summary>
    public int ResultBytes => Header - RowsAt + SumBytes;

    /// <summary>The flags of the values, as digits.</summary>
    public byte* Flags => Sums + SumBytes;

    private byte* Sums => state + Header;

    private int SumBytes => Places * DigestFunctions.HashBytes;

    // Two sums of 64 bits for each column, and two for the key or for whole rows
    private int Places => *(int*)state;

    /// <summary>How many bytes the state takes at the most.</summary>
    public static int SizeFor(int values) => Header + ((values + 1) * (DigestFunctions.HashBytes + 1));

    /// <summary>Keeps what does not change from row to row.</summary>
    public void Start(byte* flags, int values)
    {
        var keys = 0;
        while (keys < values && ((flags[keys] - '0') & DigestFunctions.KeyFlag) != 0) keys++;
        ((int*)state)[0] = values - keys + 1;
        ((int*)state)[1] = keys;
        Buffer.MemoryCopy(flags, Flags, values, values);
    }

    /// <summary>Counts a row.</summary>
    public void Count() => (*(long*)Result)++;

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
