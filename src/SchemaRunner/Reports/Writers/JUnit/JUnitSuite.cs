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
        var suites = report.Phases.Select(Of).ToList();
        suites.AddRange(report.NotBegun.Select(NotBegun));
        // A phase's own problem is repeated on the report
        var told = report.Phases.Any(phase => phase.Problem is not null);
        if (report.Problem is { } problem && !told)
            suites.Add(new JUnitSuite("run", [Error("run", problem)]));
        return suites;
    }

    private static JUnitSuite Of(PhaseReport phase)
    {
        var script = phase.Problem is { } problem
            ? Error("script", problem)
            : new JUnitCase("script", JUnitOutcome.Passed);
        var known = CheckNames.All.Select(check => Check(phase, check.Code, $"{check.Code} {check.Name}"));
        var unknown = phase.Mismatches
            .Select(mismatch => mismatch.Code)
            .Distinct()
            .Where(code => CheckNames.Find(code) is null)
            .Select(code => Check(phase, code, code));
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

    private static JUnitCase Check(PhaseReport phase, string code, string name)
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

        // A script that stopped was not compared, and a check that was not made has not passed
        return phase.Problem is null
            ? new JUnitCase(name, JUnitOutcome.Passed)
            : new JUnitCase(name, JUnitOutcome.Skipped) { Message = "not compared: the script stopped" };
    }

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
