namespace SchemaRunner.Reports;

/// <summary>A step of a proof.</summary>
public enum ProofStep
{
    /// <summary>An applied migration is taken down as it stands, with all that was written since.</summary>
    TakingDown,

    /// <summary>The up script.</summary>
    Up,

    /// <summary>The down script.</summary>
    Down,

    /// <summary>The up script once more.</summary>
    SecondUp,
}
