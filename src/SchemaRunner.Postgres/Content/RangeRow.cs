namespace SchemaRunner.Postgres.Content;

/// <summary>What <see cref="RangeQuery.Scan"/> returns for one piece of a range.</summary>
internal sealed class RangeRow
{
    public required int Piece { get; init; }

    public required long Rows { get; init; }

    public required string?[] Digests { get; init; }

    public string? RowDigest { get; init; }
}
