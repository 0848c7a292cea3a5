namespace SchemaRunner.Engines;

/// <summary>An entry of the journal cannot be read: this tool did not write it so.</summary>
public sealed class JournalDamagedException : EngineException
{
    /// <summary>Names the entry.</summary>
    public JournalDamagedException(long eventId, Exception cause)
        : base(
            "SR209",
            $"event {eventId} of schemarunner_journal was edited after it was written and cannot be read: {cause?.Message}",
            "compare it with a backup",
            cause)
    {
    }
}
