using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Comparisons;

/// <summary>What one range of the key holds on both sides.</summary>
internal sealed record Piece(KeyRange Range, RangeContent A, RangeContent B)
{
    /// <summary>Whether it is the same.</summary>
    public bool IsEqual => A.IsLike(B);

    /// <summary>The rows of the side that has more.</summary>
    public long Rows => Math.Max(A.Rows, B.Rows);

    /// <summary>Whether the numbers of rows say all about it.</summary>
    public bool IsOnOneSide => A.Rows == 0 || B.Rows == 0;

    /// <summary>The columns whose digests differ, by their number.</summary>
    public IEnumerable<int> Columns => Enumerable.Range(0, A.Digests.Count).Where(i => A.Digests[i] != B.Digests[i]);
}
