using System.Runtime.CompilerServices;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>
/// An aggregate's state in memory of the library's: for each piece the rows, then for each column how many values it has
/// and the sum of their hashes.
/// </summary>
internal readonly unsafe struct PieceSums(byte* state)
{
    private const int Header = 16;
    private const int SumBytes = 16;
    private const int CellBytes = sizeof(long) + SumBytes;

    /// <summary>Whether a row was added.</summary>
    public bool IsStarted => Cells != 0;

    /// <summary>What the aggregate returns.</summary>
    public byte* Result => state + Header;

    /// <summary>How many bytes it returns.</summary>
    public int ResultBytes => Pieces * PieceBytes(Cells);

    private int Cells => ((int*)state)[0];

    private int Pieces => ((int*)state)[1];

    /// <summary>How many bytes the state takes.</summary>
    public static int SizeFor(int pieces, int columns) => checked(Header + (pieces * PieceBytes(columns + 1)));

    /// <summary>Keeps how many pieces and columns there are.</summary>
    public void Start(int pieces, int columns)
    {
        ((int*)state)[0] = columns + 1;
        ((int*)state)[1] = pieces;
    }

    /// <summary>Counts a row.</summary>
    public void Count(long piece) => (*(long*)At(piece))++;

    /// <summary>Adds the hash of a value.</summary>
    public void Add(long piece, int column, ulong hash)
    {
        var cell = At(piece) + sizeof(long) + (column * CellBytes);
        (*(long*)cell)++;

        // As the server adds up what it calls signed
        var sum = Unsafe.ReadUnaligned<Int128>(cell + sizeof(long)) + unchecked((long)hash);
        Unsafe.WriteUnaligned(cell + sizeof(long), sum);
    }

    /// <summary>The rows of a piece, from what the aggregate returned.</summary>
    public static long RowsIn(ReadOnlySpan<byte> result, int piece, int columns) =>
        result.IsEmpty ? 0 : BitConverter.ToInt64(result[(piece * PieceBytes(columns + 1))..]);

    /// <summary>The sum of a column in a piece; <see langword="null"/> when it has no value there.</summary>
    public static Int128? SumIn(ReadOnlySpan<byte> result, int piece, int column, int columns)
    {
        if (result.IsEmpty) return null;
        var cell = result[((piece * PieceBytes(columns + 1)) + sizeof(long) + (column * CellBytes))..];
        return BitConverter.ToInt64(cell) == 0 ? null : BitConverter.ToInt128(cell[sizeof(long)..]);
    }

    private static int PieceBytes(int cells) => sizeof(long) + (cells * CellBytes);

    private byte* At(long piece) => state + Header + (piece * PieceBytes(Cells));
}
