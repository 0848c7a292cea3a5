using SchemaRunner.Engines;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>How a run ended, and what is and what is not applied now.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">How wide it may be.</param>
/// <param name="paint">Its colours.</param>
internal sealed class VerdictText(TextWriter output, int width, Paint paint)
{
    /// <summary>Writes the verdict.</summary>
    public void Write(Report report)
    {
        foreach (var line in Shorten.Wrap(report.Run.Rehearsal ? Rehearsed(report) : Sentence(report), width)) output.WriteLine(line);
        if (report.Run.Rehearsal)
        {
            WriteNotBegun(report);
            return;
        }

        if (report.Verdict is not (Verdict.Mismatch or Verdict.Failed or Verdict.Interrupted or Verdict.Incomplete)) return;
        var committed = report.Phases.Where(phase => !report.Run.DryRun && phase.Verdict is (Verdict.Verified or Verdict.Warned)).ToList();
        var before = Stopped(report) ? "Committed, and kept" : "Committed before it, and kept";
        output.WriteLine(committed.Count == 0
            ? report.Verdict == Verdict.Incomplete || IsUnknown(report) ? "Nothing was committed before it." : "Nothing was changed."
            : $"{before}: {string.Join(", ", committed.Select(phase => phase.Version))}.");
        WriteNotBegun(report);
    }

    private void WriteNotBegun(Report report)
    {
        if (report.NotBegun.Count == 0) return;
        foreach (var line in Shorten.Wrap($"Not begun: {string.Join(", ", report.NotBegun)}.", width)) output.WriteLine(line);
    }

    private string Rehearsed(Report report)
    {
        var phases = Words.Count(report.Phases.Count, "phase");
        var last = report.Phases.Count == 0 ? "the run" : $"{report.Phases[^1].Version} {report.Phases[^1].Name}";
        var outcome = report.Verdict switch
        {
            Verdict.NothingToDo => "Nothing to rehearse: the database stands where it was asked to.",
            Verdict.Verified => $"{paint.Good("REHEARSED")}: {phases} would be committed; {Compared(report.Run.VerifyLevel)}.",
            Verdict.Warned => $"{paint.Notable("WARNED")}: {phases} would be committed, "
                + $"{Words.Count(report.Phases.Sum(phase => phase.Mismatches.Count), "undeclared change")} with them.",
            Verdict.Mismatch => $"{paint.Bad("REFUSED")}: {last} {Offence(report.Phases[^1])}; 'up' would roll it back.",
            Verdict.Incomplete => $"{paint.Bad("INCOMPLETE")}: {last} {Standing(report.Phases[^1])}; 'up' could not roll it back.",
            Verdict.Interrupted => $"{paint.Bad("INTERRUPTED")}: {last} was under way.",
            _ => $"{paint.Bad("FAILED")}: {last}; 'up' would roll it back.",
        };
        return report.Verdict == Verdict.NothingToDo ? outcome : $"{outcome} The database itself is as it was.";
    }

    private string Sentence(Report report)
    {
        var phases = Words.Count(report.Phases.Count, "phase");
        var last = report.Phases.Count == 0 ? "the run" : $"{report.Phases[^1].Version} {report.Phases[^1].Name}";
        return report.Verdict switch
        {
            Verdict.Verified => $"{paint.Good("VERIFIED")}: {phases} committed{Together(report)}; {Compared(report.Run.VerifyLevel)}.",
            Verdict.DryRun => $"{paint.Good("DRY RUN")}: {phases} ran and verified; everything was rolled back.",
            Verdict.NothingToDo => "Nothing to do: the database stands where it was asked to.",
            Verdict.Warned => $"{paint.Notable("WARNED")}: {phases} {(report.Run.DryRun ? "rolled back" : "committed")}, "
                + $"{Words.Count(report.Phases.Sum(phase => phase.Mismatches.Count), "undeclared change")} with them.",
            Verdict.Mismatch => $"{paint.Bad("REFUSED")}: {last} {Offence(report.Phases[^1])}; it was rolled back.",
            Verdict.Incomplete => $"{paint.Bad("INCOMPLETE")}: {last} {Standing(report.Phases[^1])}; nothing of it was rolled back.",
            Verdict.Restored => $"{paint.Notable("RESTORED")}: {report.Phases[^1].Reason}.",
            Verdict.Repaired => $"{paint.Notable("REPAIRED")}: {last} was marked by hand; nothing ran.",
            Verdict.Baseline => $"{paint.Notable("ADOPTED")}: at {last}; nothing ran.",
            Verdict.Proven => $"{paint.Notable("PROVEN")} on a copy: {Words.Count(report.Phases.Count, "migration")}; nothing ran on the database itself.",
            Verdict.Interrupted => $"{paint.Bad("INTERRUPTED")}: {last} was rolled back.",
            Verdict.Failed when IsUnknown(report) => $"{paint.Bad("UNKNOWN")}: whether {(report.Run.Atomic ? "the run" : last)} was committed is not known.",
            Verdict.Failed when Stopped(report) => $"{paint.Bad("STOPPED")}: the connection was lost after {last}, which was committed.",
            _ => $"{paint.Bad("FAILED")}: {last} was rolled back.",
        };
    }

    private static string Together(Report report) => report.Run.Atomic ? " in one transaction" : "";

    /// <summary>Whether the last phase that began was committed, although others were to follow.</summary>
    private static bool Stopped(Report report) =>
        report is { Verdict: Verdict.Failed, Phases: [.., { Verdict: Verdict.Verified or Verdict.Warned }], Run.DryRun: false };

    private static bool IsUnknown(Report report) => report.Problem?.Code == CommitUnknownException.ProblemCode;

    private static string Standing(PhaseReport phase) => phase.Outside is { } outside && outside.Done < outside.Statements
        ? $"stopped at statement {outside.Done + 1} of {outside.Statements}"
        : $"ran to its end and {Offence(phase)}";

    private static string Offence(PhaseReport phase) =>
        phase.Mismatches.Count > 0 && phase.Mismatches.All(mismatch => mismatch.Code is "SR320" or "SR321")
            ? "did not do what it declares"
            : phase.Mismatches.Count > 0 ? "changed what nobody declared" : "could not be verified";

    private static string Compared(VerifyLevel level) => level switch
    {
        VerifyLevel.Structure => "the structure changed as declared and not otherwise; rows were not compared",
        VerifyLevel.Counts => "structure, row counts and keys changed as declared and not otherwise",
        _ => "structure, rows and content changed as declared and not otherwise",
    };
}
