using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Cli.Output;

/// <summary>A run's result for a person: its phases, its tables, what was refused, and the verdict.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">How wide it may be.</param>
/// <param name="paint">Its colours.</param>
internal sealed class RunText(TextWriter output, int width, Paint paint)
{
    /// <summary>Writes the result.</summary>
    public void Write(Report report)
    {
        var rehearsal = new RehearsalText(output, width, paint);
        if (report.Rehearsal is { } copied) rehearsal.WriteHead(report, copied);
        if (report.Phases.Count > 0)
        {
            WritePhases(report);
            WriteTables([.. report.Phases.Where(IsProven)]);
        }

        if (report.Run.Backup is { } backup) output.WriteLine($"backup   {backup.File}, {SizeText.Of(backup.Size)}, sha256 {backup.Sha256[..12]}…");
        foreach (var note in report.Notes.Concat(report.Phases.SelectMany(phase => phase.Notes)))
            foreach (var line in Shorten.Wrap($"note: {note}", width)) output.WriteLine(paint.Faint(line));
        foreach (var line in report.Phases.SelectMany(phase => phase.Retries.SelectMany(retry => RetryText.Past(phase, retry))))
            output.WriteLine(paint.Faint(line));
        var mismatches = new MismatchText(output, paint);
        foreach (var phase in report.Phases.Where(phase => phase.Mismatches.Count > 0)) mismatches.Write(phase);
        if (report.Rehearsal is { } measured) rehearsal.WriteWindow(measured);
        if (report.Phases.Count > 0) output.WriteLine();
        new VerdictText(output, width, paint).Write(report);
    }

    private static bool IsProven(PhaseReport phase) =>
        phase.Verdict is Verdict.Verified or Verdict.Warned or Verdict.DryRun;

    private void WritePhases(Report report)
    {
        var planned = report.Phases.Count + report.NotBegun.Count;
        var table = new TextTable(
            new("phase"), new("migration", Shrinks: true), new("verdict"), new("statements", ToTheRight: true),
            new("ms", ToTheRight: true), new("verifying", ToTheRight: true));
        var number = 0;
        foreach (var phase in report.Phases)
        {
            table.Add(
                $"{++number} of {planned}",
                $"{phase.Version} {phase.Name}{(phase.Direction == Direction.Down ? " (down)" : "")}",
                new Cell(Words.Of(phase.Verdict), Colour: IsProven(phase) ? paint.Good : phase.Verdict == Verdict.RolledBack ? paint.Notable : paint.Bad),
                $"{phase.StatementCount:N0}",
                $"{phase.Milliseconds:N0}",
                $"{phase.VerifyMilliseconds:N0}");
        }

        table.Write(output, width, paint);
    }

    private void WriteTables(IReadOnlyList<PhaseReport> proven)
    {
        if (proven.Count == 0) return;
        var lines = RunTables.AddUp(proven);
        output.WriteLine();
        if (lines.Count > 0)
        {
            WriteLines(lines);
            output.WriteLine();
        }

        if (UnreadOf(proven, lines.Count(line => line.After is not null)) is { } unread) output.WriteLine($"tables   {unread}");
        output.WriteLine($"orphans  {OrphansOf(proven)}");
        output.WriteLine($"indexes  {IndexesOf(proven)}");
        const string Closed = "closed   to readers: ";
        if (ClosedText.ToReaders(proven, width - Closed.Length) is { } closed) output.WriteLine(Closed + closed);
        output.WriteLine(
            $"time     scripts {proven.Sum(phase => phase.ScriptMilliseconds):N0} ms, "
            + $"verification {proven.Sum(phase => phase.VerifyMilliseconds):N0} ms");
    }

    private void WriteLines(IReadOnlyList<TableLine> lines)
    {
        var table = new TextTable(
            new("table", Shrinks: true), new("rows", ToTheRight: true), new("content"), new("orphans", ToTheRight: true));
        foreach (var line in lines)
        {
            table.Add(
                NameOf(line),
                RowsOf(line),
                new Cell(Words.Of(line.Content), Colour: ColourOf(line.Content)),
                new Cell(line.Orphans is { } orphans ? $"{orphans:N0}" : "–", Colour: line.Orphans > 0 ? paint.Notable : null));
        }

        table.Write(output, width, paint);
    }

    private static Cell NameOf(TableLine line) => (line.Before, line.After) switch
    {
        (null, { } after) => after,
        ({ } before, null) => before,
        ({ } before, { } after) when before == after => before,
        ({ } before, { } after) => new Cell($"{before} → {after}", fit => Shorten.Pair(before, after, fit)),
        _ => "",
    };

    private static string RowsOf(TableLine line) => (line.RowsBefore, line.RowsAfter) switch
    {
        (null, null) => "–",
        (null, { } after) => $"{after:N0}",
        ({ } before, null) => $"{before:N0} → –",
        ({ } before, { } after) => before == after ? $"{before:N0}" : $"{before:N0} → {after:N0}",
    };

    private Func<string, string>? ColourOf(ContentState content) => content switch
    {
        ContentState.Same => paint.Good,
        ContentState.Changed or ContentState.Dropped => paint.Notable,
        _ => null,
    };

    private static string OrphansOf(IReadOnlyList<PhaseReport> proven)
    {
        if (proven.LastOrDefault(phase => phase.Coverage is not null)?.Coverage is not { } coverage) return "no foreign keys were checked";
        var all = coverage.KeysInAll;
        if (all == 0) return "no foreign keys were checked";

        // as each key was counted last; one that was not counted again was written on neither side
        var last = proven.SelectMany(phase => phase.ForeignKeys).GroupBy(key => key.Key, StringComparer.Ordinal).Select(key => key.Last());
        var orphans = last.Sum(key => key.OrphansAfter ?? 0);
        var how = coverage.KeysHeld > 0 ? $"{coverage.KeysHeld:N0} held by the server, others counted if written" : "counted if written";
        return $"{(orphans == 0 ? "none" : $"{orphans:N0}")} in {Words.Count(all, "foreign key")} ({how})";
    }

    /// <summary>The tables that have no line: nobody read them, and nobody wrote them.</summary>
    private static string? UnreadOf(IReadOnlyList<PhaseReport> proven, int listed)
    {
        if (proven.LastOrDefault(phase => phase.Coverage is not null)?.Coverage is not { } coverage) return null;
        var excluded = coverage.TablesExcluded.Count == 0 ? null : $"left out: {string.Join(", ", coverage.TablesExcluded)}";
        var unread = coverage.TablesInAll - listed;
        var untouched = unread <= 0 ? null : $"{Words.Count(unread, "more table")} {(coverage.ByText ? "not written by any statement of the script" : "proven untouched")}";
        return untouched is null ? excluded : excluded is null ? untouched : $"{untouched}; {excluded}";
    }

    private static string IndexesOf(IReadOnlyList<PhaseReport> proven)
    {
        var changes = proven.SelectMany(phase => phase.Changes).Where(change => change.Kind == ObjectKind.Index).ToList();
        var words = Enum.GetValues<ChangeKind>()
            .Where(kind => kind != ChangeKind.Dropped)
            .Select(kind => (Number: changes.Count(change => change.Change == kind), Word: kind.ToString().ToLowerInvariant()))
            .Where(entry => entry.Number > 0)
            .Select(entry => $"{entry.Number:N0} {entry.Word}");
        var dropped = changes.Count(change => change.Change == ChangeKind.Dropped);
        return string.Join(", ", words.Append(dropped == 0 ? "none lost" : $"{dropped:N0} dropped as declared"));
    }
}
