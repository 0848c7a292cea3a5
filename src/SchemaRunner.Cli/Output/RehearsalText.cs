using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>What a rehearsal was made on, what it wrote into scripts, and what it tells of the run to come.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">How wide it may be.</param>
/// <param name="paint">Its colours.</param>
internal sealed class RehearsalText(TextWriter output, int width, Paint paint)
{
    private const int MostTables = 20;

    /// <summary>Writes what comes before the phases.</summary>
    public void WriteHead(Report report, RehearsalReport rehearsal)
    {
        WriteWrapped($"Rehearsal of {report.Run.Database} on a copy made {rehearsal.Way} ({Seconds(rehearsal.CopyMilliseconds)}).");
        foreach (var difference in rehearsal.Differences) WriteWrapped($"unlike the database: {difference}", paint.Notable);
        output.WriteLine();
        foreach (var file in rehearsal.Edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            output.WriteLine(paint.Strong($"{file.Key}: {Words.Count(file.Count(), "line")} written"));
            foreach (var edit in file) output.WriteLine(paint.Good($"{edit.Line,6} + {edit.Text}"));
            output.WriteLine();
        }
    }

    /// <summary>Writes what the run would take.</summary>
    public void WriteWindow(RehearsalReport rehearsal)
    {
        var window = rehearsal.Window;
        if (window.Phases.Count == 0)
        {
            // What failed may have failed for want of rows
            if (rehearsal.SampleRows is null) return;
            output.WriteLine();
            WriteLimits(rehearsal);
            return;
        }

        output.WriteLine();
        output.WriteLine(paint.Strong($"What the run would take: {Seconds(window.Milliseconds)} for {Words.Count(window.Phases.Count, "phase")}"));
        WritePhases(window);
        if (window.Closed.Count > 0) WriteTables(window);
        output.WriteLine();
        WriteWrapped($"rewritten  {(window.Rewritten.Count == 0 ? "no table" : string.Join(", ", window.Rewritten))}");
        WriteLimits(rehearsal);
    }

    private void WriteLimits(RehearsalReport rehearsal)
    {
        foreach (var sentence in rehearsal.Limits.Split(". ").Select(part => part.TrimEnd('.') + '.')) WriteWrapped(sentence, paint.Faint);
    }

    private void WritePhases(Window window)
    {
        var hasLog = window.WalBytes is not null;
        List<TextTable.Column> columns =
        [
            new("phase", Shrinks: true), new("ms", ToTheRight: true), new("readers wait", ToTheRight: true), new("writers wait", ToTheRight: true),
        ];
        if (hasLog) columns.Add(new("WAL kB", ToTheRight: true));
        var table = new TextTable([.. columns]);
        foreach (var phase in window.Phases)
        {
            List<Cell> cells =
                [$"{phase.Version} {phase.Name}", $"{phase.Milliseconds:N0}", Wait(phase.ReadersMilliseconds), Wait(phase.WritersMilliseconds)];
            if (hasLog) cells.Add(KiloBytes(phase.WalBytes));
            table.Add([.. cells]);
        }

        table.Write(output, width, paint);
        if (hasLog) output.WriteLine($"WAL in all: {KiloBytes(window.WalBytes)} kB");
    }

    private void WriteTables(Window window)
    {
        output.WriteLine();
        var table = new TextTable(
            new("closed to others", Shrinks: true), new("in phase"), new("readers ms", ToTheRight: true), new("writers ms", ToTheRight: true));
        foreach (var closed in window.Closed.Take(MostTables))
            table.Add(closed.Table, closed.Version, Wait(closed.ReadersMilliseconds), Wait(closed.WritersMilliseconds));
        table.Write(output, width, paint);
        var more = Math.Max(0, window.Closed.Count - MostTables) + window.ClosedFurther;
        if (more > 0) output.WriteLine($"and {Words.Count(more, "more table")}, none of them longer");
    }

    private void WriteWrapped(string text, Func<string, string>? colour = null)
    {
        foreach (var line in Shorten.Wrap(text, width)) output.WriteLine(colour is null ? line : colour(line));
    }

    private static string Seconds(double milliseconds) => $"{milliseconds / 1000:N1} s";

    private static string Wait(double milliseconds) => milliseconds > 0 ? $"{milliseconds:N0}" : "–";

    private static string KiloBytes(long? bytes) => bytes is { } amount ? $"{amount / 1e3:N0}" : "–";
}
