using System.Text.Json.Serialization;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Reports;

/// <summary>What was proven of one migration: of exactly this pair of scripts.</summary>
public sealed record MigrationProof
{
    /// <summary>The migration's number as written.</summary>
    public required string Version { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The up script's place.</summary>
    public required string Path { get; init; }

    /// <summary>The up script's checksum.</summary>
    public required string Checksum { get; init; }

    /// <summary>The down script's place; <see langword="null"/> when there is none.</summary>
    public string? DownPath { get; init; }

    /// <summary>The down script's checksum; <see langword="null"/> when there is none.</summary>
    public string? DownChecksum { get; init; }

    /// <summary>What it came to.</summary>
    public required ProofVerdict Verdict { get; init; }

    /// <summary>The up script's reason for having no way down, or why it was not its turn; <see langword="null"/> otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What directives allow to be lost, in the order of the scripts: up, then down.</summary>
    public IReadOnlyList<DeclaredLoss> Losses { get; init => field = value ?? []; } = [];

    /// <summary>What is not as it was and was not declared.</summary>
    public IReadOnlyList<ProofDifference> Differences { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Values that the second way up gave otherwise than the first although both began with the same: times, numbers of a
    /// sequence, chance. A is after the first, B after the second.
    /// </summary>
    public IReadOnlyList<Difference> Unsteady { get; init => field = value ?? []; } = [];

    /// <summary>The script that did not come to its end; <see langword="null"/> when all did.</summary>
    public ProofFailure? Failure { get; init; }

    /// <summary>How long the scripts, their verification and the comparing took, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Whether it may be relied upon: it comes back, or says itself that it does not.</summary>
    [JsonIgnore]
    public bool Holds => Verdict is ProofVerdict.Reversible or ProofVerdict.ReversibleWithLoss or ProofVerdict.Irreversible;
}
