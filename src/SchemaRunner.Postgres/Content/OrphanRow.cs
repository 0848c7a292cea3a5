namespace SchemaRunner.Postgres.Content;

/// <summary>What <see cref="OrphanQuery"/> returns for one key.</summary>
internal sealed class OrphanRow
{
    public required int Number { get; init; }

    public required long Rows { get; init; }

    public string[]? Samples { get; init; }

    public long[]? Fingerprints { get; init; }

    public string? Sum { get; init; }
}

/// <summary>A row of <c>key_operators.sql</c>.</summary>
internal sealed class KeyOperatorsRow
{
    public required string Id { get; init; }

    public required string[] Operators { get; init; }

    /// <summary>Whether an index of the child's gives the values of the key without reading its rows.</summary>
    public required bool HasChildIndex { get; init; }
}
