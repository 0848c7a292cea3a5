namespace SchemaRunner.Reports;

/// <summary>What taking a migration up, down and up again came to.</summary>
public enum ProofVerdict
{
    /// <summary>The way down leads back to what was there, and the second way up to where the first one led.</summary>
    Reversible,

    /// <summary>The same but for content that directives of its scripts allow to be lost.</summary>
    ReversibleWithLoss,

    /// <summary>Something else came back, or a script was refused or failed on the way.</summary>
    NotReversible,

    /// <summary>The up script says that there is no way down; it went up.</summary>
    Irreversible,

    /// <summary>The up script was refused or failed the first time already.</summary>
    NotApplied,

    /// <summary>It was not its turn: the way to it leads through a migration that cannot be passed.</summary>
    NotReached,
}
