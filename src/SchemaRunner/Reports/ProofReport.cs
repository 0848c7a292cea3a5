namespace SchemaRunner.Reports;

/// <summary>What was proven on a copy of the database.</summary>
public sealed record ProofReport
{
    /// <summary>Who proved what, where and when.</summary>
    public required RunHeader Run { get; init; }

    /// <summary>Whether every migration comes back, or says itself that it does not.</summary>
    public bool Holds => Migrations.All(migration => migration.Holds);

    /// <summary>The migrations in the order of their numbers.</summary>
    public required IReadOnlyList<MigrationProof> Migrations { get; init; }

    /// <summary>Whether the journal has it.</summary>
    public bool Recorded { get; init; }

    /// <summary>From start to end, the copying included, in milliseconds.</summary>
    public double Milliseconds { get; init; }
}
