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
        if (report.Phases.Count > 0)
        {
            WritePhases(report);
            WriteTables([.. report.Phases.Where(IsProven)]);
        }

        foreach (var note in report.Notes.Concat(report.Phases.SelectMany(phase => phase.Notes)))
            foreach (var line in Shorten.Wrap($"note: {note}", width)) output.WriteLine(paint.Faint(line));
        var mismatches = new MismatchText(output, paint);
        foreach (var phase in report.Phases.Where(phase => phase.Mismatches.Count > 0)) mismatches.Write(phase);
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
                new Cell(Words.Of(phase.Verdict), Colour: IsProven(phase) ? paint.Good : paint.Bad),
                $"{phase.Statements.Count:N0}",
                $"{phase.Milliseconds:N0}",
                $"{phase.VerifyMilliseconds:N0}");
        }

        table.Write(output, width, paint);
    }

    private void WriteTables(IReadOnlyList<PhaseReport> proven)
    {
        var lines = RunTables.AddUp(proven);
        if (lines.Count == 0) return;
        output.WriteLine();
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
        output.WriteLine();
        output.WriteLine($"orphans  {OrphansOf(proven)}");
        output.WriteLine($"indexes  {IndexesOf(proven)}");
        output.WriteLine(
            $"time     scripts {proven.Sum(phase => phase.ScriptMilliseconds):N0} ms, "
            + $"verification {proven.Sum(phase => phase.VerifyMilliseconds):N0} ms");
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
        var keys = proven.LastOrDefault(phase => phase.ForeignKeys.Count > 0)?.ForeignKeys ?? [];
        var counted = keys.Where(key => key.OrphansAfter is not null).ToList();
        var orphans = counted.Sum(key => key.OrphansAfter!.Value);
        return counted.Count == 0 ? "no foreign keys were checked"
            : $"{(orphans == 0 ? "none" : $"{orphans:N0}")} in {Words.Count(counted.Count, "foreign key")}";
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
