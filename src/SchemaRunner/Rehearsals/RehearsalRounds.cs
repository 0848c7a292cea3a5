using SchemaRunner.Backups;
using SchemaRunner.Reports;
using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Rehearsals;

/// <summary>What the runs on a copy did, put together as one: after something was written into a script it is run again.</summary>
internal sealed class RehearsalRounds(RehearsalOptions how)
{
    private readonly List<Report> rounds = [];
    private readonly List<ScriptEdit> edits = [];
    private readonly List<string> notes = [];
    private IScratchDatabase copy = null!;
    private double copyMilliseconds;

    /// <summary>What is copied.</summary>
    public ScratchContent Content => how.SampleRows is { } rows ? new ScratchContent.Sample(rows) : new ScratchContent.TheDatabase();

    /// <summary>Whether the copy holds what a refused phase did.</summary>
    public bool IsSpoilt => rounds[^1].Verdict == Verdict.Incomplete;

    /// <summary>Whether phases have gone through on the copy already.</summary>
    public bool HasPhases => rounds.Exists(round => round.Phases.Count > 1);

    /// <summary>Begins on a new copy.</summary>
    public void Begin(IScratchDatabase made, double milliseconds)
    {
        (copy, copyMilliseconds) = (made, milliseconds);
        rounds.Clear();
    }

    /// <summary>Adds what one run did.</summary>
    public void Add(Report report) => rounds.Add(report);

    /// <summary>Writes what would allow the changes of the phase that stopped the run into its script, where that is wanted and allows all.</summary>
    /// <returns>Whether anything was written.</returns>
    public bool Declare(Report report)
    {
        if (!how.WriteExpectations || report.Phases is not [.., { Mismatches: [_, ..] mismatches } refused]) return false;
        var without = mismatches.Count(mismatch => !CanBeDeclared(mismatch));
        if (without > 0)
        {
            notes.Add($"nothing was written into {refused.Path}: {Quantity.Of(without, "mismatch", "mismatches")} of it cannot be declared");
            return false;
        }

        var lines = mismatches.Select(mismatch => $"-- schemarunner:{mismatch.Directive}").Distinct(StringComparer.Ordinal).ToList();
        if (lines.Exists(line => edits.Exists(edit => edit.Path == refused.Path && edit.Text == line)))
        {
            notes.Add($"{refused.Path} is refused with what was written into it");
            return false;
        }

        edits.AddRange(DirectiveInsertion.Write(refused.Path, lines));
        return true;
    }

    /// <summary>The report of all of it.</summary>
    public Report Finish()
    {
        var last = rounds[^1];
        List<PhaseReport> phases =
            [.. rounds.Take(rounds.Count - 1).SelectMany(round => round.Phases.Take(round.Phases.Count - 1)), .. last.Phases];
        return last with
        {
            Run = rounds[0].Run,
            Verdict = last.Verdict == Verdict.Verified ? Report.VerdictOf(phases) : last.Verdict,
            Milliseconds = rounds.Sum(round => round.Milliseconds),
            Phases = phases,
            Notes = [.. rounds.SelectMany(round => round.Notes).Concat(notes).Distinct(StringComparer.Ordinal)],
            Rehearsal = new RehearsalReport
            {
                Way = copy.Way,
                CopyMilliseconds = copyMilliseconds,
                SampleRows = how.SampleRows,
                Differences = copy.Differences,
                Edits = edits,
                Window = Window.Of(phases),
            },
        };
    }

    // A name may hold a line break, and what follows it would be SQL
    private static bool CanBeDeclared(Mismatch mismatch) =>
        mismatch.Directive is { } directive && directive.AsSpan().IndexOfAny('\r', '\n') < 0;
}
