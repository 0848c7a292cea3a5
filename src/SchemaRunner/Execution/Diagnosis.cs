using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Execution;

/// <summary>
/// Runs a phase once more that was refused and rolled back, only to name the rows that its mismatches are about, and what
/// else would be refused once these were declared; rolls it back again.
/// </summary>
/// <remarks>It changes no verdict: where it fails, its report is a note.</remarks>
internal sealed class Diagnosis(IEngineSession session, IScriptDialect dialect, MigratorOptions options, ScopeFinder finder)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly MigratorOptions quiet = options with { Observer = null };

    /// <summary>The report with examples.</summary>
    /// <param name="attempt">What was run, and how.</param>
    /// <param name="refused">How it ended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PhaseReport> ExplainAsync(Attempt attempt, PhaseReport refused, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || !refused.Mismatches.Any(m => m.Place is not null)) return refused;
        if (attempt.ActsOutside) return refused.WithNote("the script acts outside its transaction, so it was not run again to name the rows");
        if (attempt.Milliseconds + refused.ScriptMilliseconds > s_longest.TotalMilliseconds)
            return refused.WithNote($"the script takes longer than {s_longest.TotalSeconds:0} s, so it was not run again to name the rows");

        try
        {
            return await RunAgainAsync(attempt, refused, cancellationToken);
        }
        catch (EngineException failure)
        {
            return refused.WithNote(Unexplained(failure.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return refused;
        }
        finally
        {
            await RollBackAsync();
        }
    }

    private async Task<PhaseReport> RunAgainAsync(Attempt attempt, PhaseReport refused, CancellationToken cancellationToken)
    {
        var runner = new PhaseRunner(session, dialect, quiet, finder);
        await session.BeginAsync(attempt.Locked, attempt.Settings(attempt.Phase), cancellationToken);
        foreach (var (number, phase) in attempt.Earlier.Index())
        {
            var earlier = await runner.RunAsync(phase, scope: null, attempt.Settings(phase), sameTransaction: number > 0, cancellationToken);
            if (earlier.Problem is { } stopped) return refused.WithNote(Unexplained(stopped.Message));
        }

        var explanation = new Explanation(session, refused.Mismatches);
        var again = await runner.RunAsync(
            Declared(attempt.Phase, refused.Mismatches), attempt.Scope, attempt.Settings(attempt.Phase), attempt.Earlier.Count > 0, cancellationToken, explanation);
        if (again.Problem is { } problem)
            return problem == PhaseRunner.Interruption ? refused : refused.WithNote(Unexplained(problem.Message));
        if (runner.Wider is not null) return refused.WithNote(Unexplained("it wrote other tables than the first time"));

        var known = refused.Mismatches.Select(m => m.Directive).ToHashSet();
        var more = again.Mismatches.Where(m => m.Place is not null && !known.Contains(m.Directive));
        var explained = refused with
        {
            Mismatches = [.. refused.Mismatches.Where(m => !IsSettled(m, again)).Concat(more).Select(explanation.Explain)],
        };
        return explanation.TooLarge.Count == 0 ? explained : explained.WithNote(
            $"more than {Explanation.MostRows:N0} rows, so none is named: {string.Join(", ", explanation.TooLarge)}");
    }

    // values of another type may compare as equal once it is known, before they are read, that the type is to change
    private static bool IsSettled(Mismatch mismatch, PhaseReport again) =>
        mismatch is { Place: not null, Directive: not null } && again.Mismatches.Any(m =>
            m.Code == ExpectationCheck.OfExpectations && m.Expected.StartsWith($"'{mismatch.Directive}'", StringComparison.Ordinal));

    /// <summary>The phase as if everything were declared that was refused.</summary>
    private PlannedPhase Declared(PlannedPhase phase, IEnumerable<Mismatch> refused)
    {
        var lines = refused.Select(m => m.Directive).OfType<string>().Distinct().Select(text => new DirectiveLine(1, 1, text, AtHead: true));
        var added = DirectiveParser.Parse(lines, dialect, phase.Script.Path, []).Expectations;
        var directives = phase.Script.Directives;
        return phase with
        {
            Script = phase.Script with { Directives = directives with { Expectations = [.. directives.Expectations, .. added] } },
        };
    }

    private async Task RollBackAsync()
    {
        try
        {
            await session.RollbackAsync(CancellationToken.None);
        }
        catch (EngineException)
        {
            // a server without a client rolls back on its own, and the report of the phase itself stands
        }
    }

    private static string Unexplained(string why) => $"the phase was run again to name the rows, without success: {why}";
}
