namespace SchemaRunner.Postgres.Content;

/// <summary>What <see cref="ScanQuery"/> returns for one table.</summary>
internal sealed class ScanRow
{
    public required int Number { get; init; }

    public required long Rows { get; init; }

    public required string?[] Digests { get; init; }

    public string? RowDigest { get; init; }

    public required string[] Lost { get; init; }

    public required long KeyLost { get; init; }
}
