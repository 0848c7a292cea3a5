namespace SchemaRunner.Postgres;

/// <summary>Where a session stands when a script has run.</summary>
internal sealed class PhasePlace
{
    /// <summary>Empty outside of a transaction, or in one that has written nothing.</summary>
    public required string TransactionId { get; init; }

    public required string TimeZone { get; init; }
}
