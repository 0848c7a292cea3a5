using SchemaRunner.Checks;

namespace SchemaRunner.Reports.Writers.JUnit;

/// <summary>One phase as a suite of cases: its script, then each check.</summary>
internal sealed record JUnitSuite(string Name, IReadOnlyList<JUnitCase> Cases)
{
    public double Milliseconds { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The suites of a run: one for each phase, one for what was not begun, one for what stopped the run itself.</summary>
    public static IReadOnlyList<JUnitSuite> Of(Report report)
    {
        var suites = report.Phases.Select(phase => Of(phase, report.Run.VerifyLevel)).ToList();
        suites.AddRange(report.NotBegun.Select(NotBegun));
        // A phase's own problem is repeated on the report
        var told = report.Phases.Any(phase => phase.Problem is not null);
        if (report.Problem is { } problem && !told)
            suites.Add(new JUnitSuite("run", [Error("run", problem)]));
        return suites;
    }

    private static JUnitSuite Of(PhaseReport phase, VerifyLevel level)
    {
        var script = phase switch
        {
            { Problem: { } problem } => Error("script", problem),
            { Verdict: Verdict.RolledBack } => new JUnitCase("script", JUnitOutcome.Skipped) { Message = "proven, and rolled back with the run" },
            { Verdict: Verdict.Repaired, Accepted: not null } => new JUnitCase("script", JUnitOutcome.Skipped) { Message = "changed and accepted; nothing ran" },
            { Verdict: Verdict.Restored } => new JUnitCase("script", JUnitOutcome.Skipped) { Message = "restored from a backup" },
            { Verdict: Verdict.Repaired } => new JUnitCase("script", JUnitOutcome.Skipped) { Message = "marked by hand; nothing ran" },
            { Verdict: Verdict.Baseline } => new JUnitCase("script", JUnitOutcome.Skipped) { Message = "adopted with the database; nothing ran" },
            { Verdict: Verdict.Proven } => new JUnitCase("script", JUnitOutcome.Skipped) { Message = "ran on a copy only" },
            { Verdict: Verdict.Interrupted } => new JUnitCase("script", JUnitOutcome.Error) { Message = "interrupted; rolled back" },
            _ => new JUnitCase("script", JUnitOutcome.Passed),
        };
        var known = CheckNames.All.Select(check => Check(phase, level, check.Code, $"{check.Code} {check.Name}"));
        var unknown = phase.Mismatches
            .Select(mismatch => mismatch.Code)
            .Distinct()
            .Where(code => CheckNames.Find(code) is null)
            .Select(code => Check(phase, level, code, code));
        return new JUnitSuite(
            $"{phase.Version} {phase.Name} {phase.Direction.ToString().ToLowerInvariant()}",
            [script with { Milliseconds = phase.ScriptMilliseconds }, .. known, .. unknown])
        {
            Milliseconds = phase.Milliseconds,
            StartedAt = phase.StartedAt,
        };
    }

    private static JUnitSuite NotBegun(string migration) => new(
        migration,
        [new JUnitCase("script", JUnitOutcome.Skipped) { Message = "not begun: a phase before it stopped the run" }]);

    private static JUnitCase Check(PhaseReport phase, VerifyLevel level, string code, string name)
    {
        var mismatches = phase.Mismatches.Where(mismatch => mismatch.Code == code).ToList();
        if (mismatches.Count > 0)
        {
            return new JUnitCase(name, JUnitOutcome.Failure)
            {
                Message = string.Join("; ", mismatches),
                Type = code,
                Details = string.Join("\n", mismatches.SelectMany(Lines)),
            };
        }

        return WhyNotMade(phase, level, code) is { } reason
            ? new JUnitCase(name, JUnitOutcome.Skipped) { Message = reason }
            : new JUnitCase(name, JUnitOutcome.Passed);
    }

    // A check that was not made has not passed
    private static string? WhyNotMade(PhaseReport phase, VerifyLevel level, string code) => (phase.Verdict, level, code) switch
    {
        (Verdict.Failed or Verdict.Interrupted, _, _) => "not compared: the phase stopped",
        (Verdict.Repaired or Verdict.Baseline, _, _) => "not compared: nothing ran",
        (_, not VerifyLevel.Content, "SR302") => "not compared: content was not asked for",
        (_, VerifyLevel.Structure, "SR301" or "SR307") => "not compared: only the structure was asked for",
        _ => null,
    };

    private static IEnumerable<string> Lines(Mismatch mismatch) =>
    [
        mismatch.ToString(),
        .. mismatch.Samples.Select(sample => $"  for example {sample}"),
        .. mismatch.Directive is { } directive ? [$"  to allow it: {ReportWords.DirectiveLine(directive)}"] : (string[])[],
    ];

    private static JUnitCase Error(string name, Problem problem) => new(name, JUnitOutcome.Error)
    {
        Message = problem.Message,
        Type = problem.Code,
        Details = string.Join("\n", new[] { problem.Statement, problem.Hint }.OfType<string>()),
    };
}
