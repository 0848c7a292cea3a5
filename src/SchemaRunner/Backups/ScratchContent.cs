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

    /// <summary>
    /// The database's structure, its journal, and of each other table a few rows with those that they refer to, so that every
    /// foreign key holds.
    /// </summary>
    /// <param name="Rows">How many rows of each table at first; none for the structure alone.</param>
    public sealed record Sample(int Rows) : ScratchContent
    {
        /// <summary>How a copy of it is made, in words.</summary>
        public string Way => Rows == 0 ? "of its structure alone" : $"of its structure and {Rows:N0} rows of each table, with those that they refer to";
    }

    /// <summary>What the database holds at this moment, others' committed work included.</summary>
    public sealed record TheDatabase : ScratchContent;
}
