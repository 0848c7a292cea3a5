namespace SchemaRunner.Reports;

/// <summary>On what the statement about a table's rows rests.</summary>
public enum TableCoverage
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>It was provably not written.</summary>
    Untouched,

    /// <summary>It was left out by an option.</summary>
    Excluded,

    /// <summary>Rows are not part of this level of verification.</summary>
    None,
}
