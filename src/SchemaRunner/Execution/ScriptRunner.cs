using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Runs the statements and assertions of one script, in an open transaction.</summary>
/// <param name="session">The connection.</param>
/// <param name="times">The phase's time line.</param>
/// <param name="observer">Told of each statement.</param>
/// <param name="names">The names of what was locked.</param>
internal sealed class ScriptRunner(IEngineSession session, PhaseTimes times, IRunObserver? observer, LockNames names)
{
    private readonly StatementLog log = new(names);

    /// <summary>What ran so far, also when a statement was refused.</summary>
    public IReadOnlyList<StatementReport> Statements => log.Statements;

    /// <summary>Assertions that did not hold.</summary>
    public List<Mismatch> Mismatches { get; } = [];

    /// <summary>Runs the script to its end.</summary>
    /// <exception cref="ScriptRefusedException">The server refused a statement.</exception>
    public async Task RunAsync(Script script, CancellationToken cancellationToken)
    {
        await RunStatementsAsync(script, cancellationToken);
        foreach (var assertion in script.Directives.Assertions)
        {
            try
            {
                if (await session.EvaluateAsync(assertion, cancellationToken) is { } found)
                    Mismatches.Add(NotTrue(assertion, found));
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
                ScriptFailure.Describe(script, script.End, failure, statement: null), failure);
        }
    }

    /// <summary>The code of assertions that do not hold.</summary>
    public const string AssertionCode = "SR321";

    /// <summary>What an assertion that returned something else is in a report.</summary>
    public static Mismatch NotTrue(ScriptAssertion assertion, string found) =>
        new(AssertionCode, ObjectKind.Assertion, $"of line {assertion.Line}", $"true from {assertion.Sql}", found);

    private async Task RunStatementsAsync(Script script, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var run in StatementRuns.Of(script.Statements)) await RunAsync(script, run, cancellationToken);
        }
        catch (SchemaRunnerException gone) when (gone is ScriptChangedException or ScriptSourceException)
        {
            throw new ScriptRefusedException(Problem.Of(gone), gone);
        }
    }

    private async Task RunAsync(Script script, IReadOnlyList<Statement> run, CancellationToken cancellationToken)
    {
        foreach (var statement in run) observer?.StatementStarted(statement, script.Statements.Count);
        using var activity = Trace.Source.StartActivity("statement");
        var start = times.Now;
        var outcome = await session.ExecuteAllAsync(run, cancellationToken);
        var milliseconds = times.Now - start;
        if (outcome.Refusal is not { } refusal)
        {
            log.Add(run, outcome.Outcome, start, milliseconds);
            return;
        }

        var refused = run[outcome.Completed];
        log.Add([.. run.Take(outcome.Completed)], outcome.Outcome, start, milliseconds: 0);
        log.AddRefused(refused, start, milliseconds);
        throw new ScriptRefusedException(ScriptFailure.Describe(script, refused, refusal), refusal);
    }
}
