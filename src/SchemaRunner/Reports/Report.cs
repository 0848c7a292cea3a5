using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>The evidence of one run.</summary>
public sealed record Report
{
    /// <summary>The version of the report's shape, as <c>docs/report.schema.json</c> has it.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of the shape.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Who ran what, where and when.</summary>
    public required RunHeader Run { get; init; }

    /// <summary>How the run ended.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>From start to end, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>The phases that began, in order.</summary>
    public IReadOnlyList<PhaseReport> Phases { get; init; } = [];

    /// <summary>Migrations that were planned and not begun because one before them stopped the run, as <c>0005 name</c>.</summary>
    public IReadOnlyList<string> NotBegun { get; init; } = [];

    /// <summary>What else is worth saying: gaps in the numbers, added objects found.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What stopped the run, when it was not a mismatch.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The copy that a rehearsal was made on, and what it tells of the run to come; <see langword="null"/> for a run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RehearsalReport? Rehearsal { get; init; }

    /// <summary>How a run of these phases ended: as the last one did, with a warning when any was let through.</summary>
    internal static Verdict VerdictOf(IReadOnlyList<PhaseReport> phases) =>
        phases[^1].Verdict is Verdict.Verified or Verdict.DryRun && phases.Any(p => p.Verdict == Verdict.Warned)
            ? Verdict.Warned
            : phases[^1].Verdict;
}
