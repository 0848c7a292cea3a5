using SchemaRunner.Reports;

namespace SchemaRunner;

/// <summary>A run did not do everything that it was asked for; the report says what it did.</summary>
public sealed class MigrationFailedException : SchemaRunnerException
{
    /// <summary>Carries the report, and what stopped the run when it was not a mismatch.</summary>
    public MigrationFailedException(Report report, Exception? cause)
        : base(CodeOf(report), MessageOf(report), report.Problem is { } problem ? problem.Hint : HintOf(report.Phases[^1]), cause)
        => Report = report;

    /// <summary>What the run did, up to and with the phase that stopped it.</summary>
    public Report Report { get; }

    private static string HintOf(PhaseReport phase) => phase.Mismatches.Any(mismatch => mismatch.Directive is not null)
        ? "correct the script, or declare the change in it with the directives that the report gives"
        : "correct the script, or what it declares";

    private static string CodeOf(Report report) =>
        report.Problem?.Code ?? report.Phases[^1].Mismatches[0].Code;

    private static string MessageOf(Report report) =>
        report.Problem?.Message
        ?? $"{report.Phases[^1].Path}: {Quantity.Of(report.Phases[^1].Mismatches.Count, "mismatch", "mismatches")}; rolled back";
}
