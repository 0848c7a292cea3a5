namespace SchemaRunner.Engines;

/// <summary>A script has written to the journal.</summary>
public sealed class JournalTouchedException : EngineException
{
    /// <summary>Says so.</summary>
    public JournalTouchedException()
        : base(
            "SR404",
            "the script changed schemarunner_journal: its last entry is not the one that this run left there, or a trigger hangs on it",
            "take out of the script what writes to schemarunner_journal",
            inner: null)
    {
    }
}
