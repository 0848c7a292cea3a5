using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Runs the statements and assertions of one script, in an open transaction.</summary>
internal sealed class ScriptRunner(IEngineSession session, TimeProvider clock, IRunObserver? observer)
{
    private const int LongestText = 2_000;

    /// <summary>What ran so far, also when a statement was refused.</summary>
    public List<StatementReport> Statements { get; } = [];

    /// <summary>Assertions that did not hold.</summary>
    public List<Mismatch> Mismatches { get; } = [];

    /// <summary>Runs the script to its end.</summary>
    /// <exception cref="ScriptRefusedException">The server refused a statement.</exception>
    public async Task RunAsync(Script script, CancellationToken cancellationToken)
    {
        foreach (var statement in script.Statements) await RunAsync(script, statement, cancellationToken);
        foreach (var assertion in script.Directives.Assertions)
        {
            try
            {
                if (await session.EvaluateAsync(assertion, cancellationToken) is { } found)
                    Mismatches.Add(new Mismatch(AssertionCode, ObjectKind.Assertion, $"of line {assertion.Line}", $"true from {assertion.Sql}", found));
            }
            catch (StatementFailedException failure)
            {
                throw new ScriptRefusedException(
                    ScriptFailure.Describe(script, new TextPosition(assertion.Line, 1), failure, assertion.Sql), failure);
            }
        }

        try
        {
            await session.FinishScriptAsync(cancellationToken);
        }
        catch (StatementFailedException failure)
        {
            throw new ScriptRefusedException(
                ScriptFailure.Describe(script, TextPosition.Of(script.Text, script.Text.Length), failure, statement: null), failure);
        }
    }

    private const string AssertionCode = "SR321";

    private async Task RunAsync(Script script, Statement statement, CancellationToken cancellationToken)
    {
        observer?.StatementStarted(statement, script.Statements.Count);
        using var activity = Trace.Source.StartActivity("statement");
        var started = clock.GetTimestamp();
        try
        {
            var outcome = await session.ExecuteAsync(statement, cancellationToken);
            Report(statement, outcome, started);
        }
        catch (StatementFailedException failure)
        {
            Report(statement, new StatementOutcome(null, []), started);
            throw new ScriptRefusedException(ScriptFailure.Describe(script, statement, failure), failure);
        }
        catch (LockTimeoutException failure)
        {
            Report(statement, new StatementOutcome(null, []), started);
            throw new ScriptRefusedException(ScriptFailure.Describe(script, statement, failure), failure);
        }
    }

    private void Report(Statement statement, StatementOutcome outcome, long started)
    {
        var text = statement.Text.Length <= LongestText ? statement.Text : statement.Text[..LongestText] + "…";
        Statements.Add(new StatementReport(
            statement.Number, statement.Line, text, outcome.Rows, clock.GetElapsedTime(started).TotalMilliseconds)
        {
            Notices = outcome.Notices,
        });
    }
}
