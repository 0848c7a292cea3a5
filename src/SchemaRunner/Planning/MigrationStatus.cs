using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>How a migration stands between the scripts and the journal.</summary>
public enum MigrationState
{
    /// <summary>Not applied.</summary>
    Pending,

    /// <summary>Applied, and the script is the one that was applied.</summary>
    Applied,

    /// <summary>Adopted with the database: it counts as applied, and never ran here.</summary>
    Baseline,

    /// <summary>Applied, and the script has been changed since.</summary>
    Changed,

    /// <summary>Applied, and there is no script any more.</summary>
    Missing,

    /// <summary>Not applied, and a later one is.</summary>
    OutOfOrder,

    /// <summary>Its up or down script, which runs outside a transaction, stopped part of the way.</summary>
    Incomplete,
}

/// <summary>One migration as <c>status</c> shows it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How it stands.</param>
/// <param name="AppliedAt">When it was applied, UTC; <see langword="null"/> when it is not.</param>
/// <param name="AppliedBy">By which database user.</param>
/// <param name="RunId">In which run.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
public sealed record MigrationStatus(
    ScriptVersion Version,
    string Name,
    MigrationState State,
    DateTimeOffset? AppliedAt,
    string? AppliedBy,
    string? RunId,
    long? DurationMs);
