using SchemaRunner.Engines;
using SchemaRunner.Scripts;

namespace SchemaRunner.Reports.Writers;

/// <summary>What a report says as a whole.</summary>
internal sealed class RunFacts(Report report)
{
    public IReadOnlyList<TableHistory> Tables { get; } = TableHistory.Of(report);

    /// <summary>The phases with mismatches, each with its own.</summary>
    public IReadOnlyList<PhaseReport> Refused { get; } = [.. report.Phases.Where(phase => phase.Mismatches.Count > 0)];

    /// <summary>The phase that stopped the run, when one did.</summary>
    public PhaseReport? Stopped { get; } = report.Phases.LastOrDefault(phase => !WentThrough(phase.Verdict));

    /// <summary>What stopped the run, as the run or its last phase has it.</summary>
    public Problem? Problem => report.Problem ?? Stopped?.Problem;

    /// <summary>The verdict in one sentence, without its first word.</summary>
    public string Sentence => report.Verdict switch
    {
        not Verdict.NothingToDo when report.Run.Rehearsal => $"{Rehearsed()} It was a rehearsal on a copy: the database itself is as it was.",
        Verdict.Verified => $"{Size()}: {Outcome()}.",
        Verdict.DryRun => $"{Size()}: {Outcome()}. Everything was rolled back, as asked.",
        Verdict.NothingToDo => report.Run.Direction == Direction.Up
            ? "No migration is pending."
            : "No migration is to be reverted.",
        Verdict.Warned when report.Run.DryRun => $"{Size()}: {Undeclared()}. Everything was rolled back, as asked.",
        Verdict.Warned => $"{Size()}: {Undeclared()} committed, because only a warning was asked for.",
        Verdict.Mismatch => $"{NameOf(Stopped)} made {Undeclared()} and was rolled back. {Before()}",
        Verdict.Failed when Stopped is null && report.Phases.Count > 0 =>
            $"The connection was lost after {NameOf(report.Phases[^1])}, which stays committed, as do the phases before it.",
        Verdict.Failed when Stopped is null => $"Nothing was changed. {Before()}",
        Verdict.Failed when Problem?.Code == CommitUnknownException.ProblemCode => $"Whether {(report.Run.Atomic ? "the run" : NameOf(Stopped))} was committed is not known. {Before()}",
        Verdict.Failed => $"{NameOf(Stopped)} stopped and was rolled back. {Before()}",
        Verdict.Incomplete => $"{NameOf(Stopped)} ran outside a transaction and is incomplete: nothing of it was rolled back. {Before()}",
        Verdict.Repaired when report.Phases[^1].Accepted is not null =>
            $"The changed script{(report.Phases.Count == 1 ? "" : "s")} of {string.Join(", ", report.Phases.Select(NameOf))} {(report.Phases.Count == 1 ? "was" : "were")} accepted; nothing ran, and nothing was verified.",
        Verdict.Restored => $"The database was put back to a backup: {report.Phases[^1].Reason}.",
        Verdict.Repaired => $"{NameOf(report.Phases[^1])} was marked by hand; nothing ran, and nothing was verified.",
        Verdict.Baseline when report.Phases[^1].Checksum.Length == 0 => "The database was adopted as it is, with every migration pending; nothing ran, and nothing was verified.",
        Verdict.Baseline =>
            $"The database was adopted at {report.Phases[^1].Version}: {ReportWords.Count(report.Phases.Count, "migration counts", "migrations count")} as applied. Nothing ran, and nothing was verified.",
        Verdict.Proven => "The migrations were taken up, down and up again on a copy; nothing ran on the database itself.",
        Verdict.Interrupted => $"{NameOf(Stopped)} was interrupted and rolled back. {Before()}",
        _ => throw new ArgumentOutOfRangeException(nameof(report), report.Verdict, message: null),
    };

    /// <summary>Whether a phase did what was asked of it, so that the next one found its work.</summary>
    public static bool WentThrough(Verdict verdict) =>
        verdict is Verdict.Verified or Verdict.Warned or Verdict.DryRun or Verdict.Repaired or Verdict.Baseline;

    public static string NameOf(PhaseReport? phase) =>
        phase is null ? "The run" : $"{phase.Version} {phase.Name}";

    private string Rehearsed() => report.Verdict switch
    {
        Verdict.Verified => $"{Size()}: {Outcome()}.",
        Verdict.Warned => $"{Size()}: {Undeclared()} let through, because only a warning was asked for.",
        Verdict.Mismatch => $"{NameOf(Stopped)} made {Undeclared()} and was refused.",
        Verdict.Incomplete => $"{NameOf(Stopped)} runs outside a transaction and would be left incomplete.",
        Verdict.Interrupted => $"{NameOf(Stopped)} was interrupted.",
        _ => $"{NameOf(Stopped ?? (report.Phases.Count > 0 ? report.Phases[^1] : null))} stopped.",
    };

    private string Size()
    {
        var living = Tables.Where(table => table.NameLast is not null).ToList();
        var phases = ReportWords.Count(report.Phases.Count, "phase");
        var tables = ReportWords.Count(living.Count, "table");
        if (report.Run.VerifyLevel == VerifyLevel.Structure) return $"{phases}, {tables}";

        var size = $"{phases}, {tables}, {ReportWords.Count(living.Sum(table => table.RowsLast ?? 0), "row")}";
        return Unread(living.Count) is > 0 and var unread
            ? $"{size}, {ReportWords.Count(unread, "more table")} {(IsByText ? "not written by any statement of the scripts" : "proven untouched")}"
            : size;
    }

    private bool IsByText => report.Phases.Any(phase => phase.Coverage is { ByText: true });

    /// <summary>How many tables no phase read or changed, of those there are at the end.</summary>
    private int Unread(int listed) =>
        report.Phases.LastOrDefault(phase => phase.Coverage is not null && WentThrough(phase.Verdict))?.Coverage is { } coverage
            ? coverage.TablesInAll - listed
            : 0;

    private string Outcome() => (report.Run.VerifyLevel, LostByDeclaration()) switch
    {
        (VerifyLevel.Structure, _) => "nothing of the structure changed that was not declared; rows were not compared",
        (VerifyLevel.Counts, _) => "nothing changed that was not declared; content was not compared",
        (_, true) => $"nothing changed that was not declared{LeftOut()}",
        _ => $"nothing was lost{LeftOut()}",
    };

    private string LeftOut()
    {
        var names = report.Phases.SelectMany(phase => phase.Coverage?.TablesExcluded ?? []).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "" : $"; left out: {string.Join(", ", names)}";
    }

    // What the run itself made can change without a loss
    private bool LostByDeclaration() =>
        report.Phases.Any(phase => phase.Changes.Any(change => change.Change is ChangeKind.Dropped))
        || Tables.Any(table => table.NameFirst is not null
            && (table.Content is ContentState.Changed or ContentState.Dropped
                || table.RowsLast < table.RowsFirst
                || table.ColumnsDropped > 0));

    private string Undeclared() =>
        ReportWords.Count(Refused.Sum(phase => phase.Mismatches.Count), "undeclared change");

    private string Before()
    {
        var committed = report.Phases.Count(phase => phase.Verdict is Verdict.Verified or Verdict.Warned);
        return (committed, report.Run.DryRun) switch
        {
            (0, _) or (_, true) => "Nothing of this run was committed.",
            (1, _) => "The phase before it stays committed.",
            _ => $"The {committed} phases before it stay committed.",
        };
    }
}
