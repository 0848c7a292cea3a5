namespace SchemaRunner.Backups;

/// <summary>What a scratch database holds at first.</summary>
public abstract record ScratchContent
{
    private ScratchContent()
    {
    }

    /// <summary>Nothing; only what a new database of the same encoding and locale has.</summary>
    public sealed record Nothing : ScratchContent;

    /// <summary>What a dump file holds.</summary>
    /// <param name="Path">The file.</param>
    public sealed record Dump(string Path) : ScratchContent;

    /// <summary>What the database holds at this moment, others' committed work included.</summary>
    public sealed record TheDatabase : ScratchContent;
}
