namespace SchemaRunner.Postgres.Catalog;

/// <summary>The row of <c>transaction_facts.sql</c>: what tells whether anything has changed, and by whom.</summary>
internal sealed class TransactionFacts
{
    public required string Id { get; init; }

    /// <summary>As the server writes it: <c>xmin:xmax:xid,xid</c>, the last those that were in progress.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Whether the server counts what is written, without which <see cref="Writes"/> says nothing.</summary>
    public required bool CountsWrites { get; init; }

    /// <summary>By catalog, the rows inserted, updated and deleted: <c>pg_class 1 0 0,pg_type 2 0 0</c>.</summary>
    public string? Writes { get; init; }
}
