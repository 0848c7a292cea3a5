namespace SchemaRunner.Snapshots;

/// <summary>A foreign key whose orphans are to be counted, and what may be known beforehand.</summary>
/// <param name="Key">The key.</param>
/// <param name="ChildIsWritten">Whether this transaction has written to the table that refers.</param>
/// <param name="OnlyWrittenRows">
/// Whether only rows that this transaction wrote can be orphans: every row had a parent before, and no parent has gone.
/// </param>
public sealed record OrphanScan(ForeignKey Key, bool ChildIsWritten = false, bool OnlyWrittenRows = false);
