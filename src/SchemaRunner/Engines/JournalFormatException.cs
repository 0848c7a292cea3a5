namespace SchemaRunner.Engines;

/// <summary>The journal was written by a later release.</summary>
public sealed class JournalFormatException : EngineException
{
    /// <summary>Names both formats.</summary>
    public JournalFormatException(int found, int known)
        : base(
            "SR206",
            $"the journal holds rows of format {found}; this release reads up to {known}",
            "use the release that wrote them, or a later one",
            inner: null)
    {
    }
}
