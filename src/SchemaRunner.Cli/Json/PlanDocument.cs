using System.Text.Json.Serialization;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Json;

/// <summary>One phase as <c>plan --output json</c> has it.</summary>
internal sealed record PlanDocument(
    string Version, string Name, Direction Direction, string Path, string Checksum, int Statements,
    IReadOnlyList<string> Expectations, PlanVerification Verification)
{
    /// <summary>Whether the phase runs outside a transaction.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OutsideTransaction { get; init; }

    /// <summary>The statement that it goes on with; <see langword="null"/> when it begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ResumesAt { get; init; }

    /// <summary>The document for a phase.</summary>
    public static PlanDocument Of(PhaseForecast forecast) => Of(forecast.Phase, new PlanVerification(
        forecast.Level, forecast.Tables, forecast.WholeBecause, forecast.Others, forecast.Excluded,
        forecast.ClosedToReaders, forecast.AlsoClosedToWriters));

    private static PlanDocument Of(PlannedPhase phase, PlanVerification verification) => new(
        phase.Migration.Version.Text,
        phase.Migration.Name,
        phase.Script.Direction,
        phase.Script.Path,
        phase.Script.Checksum,
        phase.Script.Statements.Count,
        [.. phase.Script.Directives.Expectations.Select(expectation => expectation.Text)],
        verification)
    {
        OutsideTransaction = !phase.Script.Directives.Transactional,
        ResumesAt = phase.Resumes?.Next,
    };
}

/// <summary>How the phase would be verified.</summary>
internal sealed record PlanVerification(
    VerifyLevel Level, IReadOnlyList<string> Tables, string? WholeBecause, int OtherTables, IReadOnlyList<string> Excluded,
    IReadOnlyList<string> ClosedToReaders, IReadOnlyList<string> AlsoClosedToWriters);
