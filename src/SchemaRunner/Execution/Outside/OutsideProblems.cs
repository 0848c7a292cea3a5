using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Outside;

/// <summary>Says what stopped a phase outside a transaction, what of it stands, and the ways out.</summary>
internal static class OutsideProblems
{
    // already there, or not there any more: what a statement finds that has run before
    private static readonly string[] Repeated =
        ["42P07", "42710", "42P06", "42P04", "42701", "42704", "42P01", "42703", "3D000"];

    /// <summary>What stopped it.</summary>
    public static Problem Of(PlannedPhase planned, OutsideStatements statements, Exception cause)
    {
        var (script, progress) = (planned.Script, statements.Progress);
        var problem = cause switch
        {
            OperationCanceledException => new Problem("SR402", $"{script.Path}: interrupted"),
            ScriptRefusedException refused => refused.Problem,
            EngineException failure when statements.Current is { } at => ScriptFailure.Describe(script, at, failure),
            EngineException failure => Problem.Of(failure),
            _ => throw cause,
        };
        if (progress is { Done: 0, Begun: null }) return problem with { Hint = problem.Hint ?? "run it again when you are ready" };
        return problem with
        {
            Message = $"{problem.Message}\n  {Standing(progress)}{Doubt(planned, statements, cause)}",
            Hint = Hint(planned, progress, cause),
        };
    }

    /// <summary>Something changed that nobody declared.</summary>
    public static Problem Mismatch(PlannedPhase planned, int mismatches) => new(
        "SR406",
        $"{planned.Script.Path}: {Quantity.Of(mismatches, "mismatch", "mismatches")}; the script ran outside a transaction, and nothing was rolled back",
        "declare what was meant with the directives that the report gives and run it again, or undo it by hand; then "
            + $"'schemarunner repair --mark applied|reverted {planned.Migration.Version} --reason TEXT'");

    private static string Standing(OutsideProgress progress) => (progress.Done, progress.Begun) switch
    {
        (0, { } begun) => $"no statement of {progress.Statements} is done, statement {begun} was not completed; nothing was rolled back",
        (1, { } begun) => $"statement 1 of {progress.Statements} is done and stays, statement {begun} was not completed",
        (var done, { } begun) => $"statements 1 to {done} of {progress.Statements} are done and stay, statement {begun} was not completed",
        var (done, _) => $"all that ran is done and stays: {done} of {progress.Statements} statements",
    };

    private static string Doubt(PlannedPhase planned, OutsideStatements statements, Exception cause) =>
        planned.Resumes is { MayHaveRun: true } incomplete && statements.Current?.Number == incomplete.Next
        && cause is StatementFailedException failure
        && (Repeated.Contains(failure.SqlState) || failure.Message.Contains("already exists", StringComparison.Ordinal)
            || failure.Message.Contains("no such", StringComparison.Ordinal))
            ? $"\n  it may have completed in run {incomplete.Entry.RunId}, which ended without saying so: look; if it has, take it out of the way or repair"
            : "";

    private static string Hint(PlannedPhase planned, OutsideProgress progress, Exception cause)
    {
        var verb = planned.Script.Direction == Direction.Up ? "up" : "down";
        var repair = $"'schemarunner repair --mark applied|reverted {planned.Migration.Version} --reason TEXT' once it is finished or undone by hand";
        return cause is OperationCanceledException or LockTimeoutException or ConnectionLostException
            ? $"run 'schemarunner {verb}' again, which goes on at statement {progress.Done + 1}, or {repair}"
            : $"correct the rows or the script from statement {progress.Done + 1} on and run 'schemarunner {verb}' again, which goes on there, or {repair}";
    }
}
