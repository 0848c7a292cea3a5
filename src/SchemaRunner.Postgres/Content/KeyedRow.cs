namespace SchemaRunner.Postgres.Content;

/// <summary>One row by its key; a boundary has the key alone.</summary>
internal sealed class KeyedRow
{
    public required string?[] Key { get; init; }

    public string?[] Values { get; init; } = [];
}
