using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Output;

/// <summary>The journal's events, for a person.</summary>
internal static class HistoryText
{
    /// <summary>Writes a table, and what is wrong with the chain when that was asked.</summary>
    public static void Write(IReadOnlyList<JournalEntry> entries, IReadOnlyList<string>? breaks, Terminal terminal)
    {
        var (output, paint) = (terminal.Output, terminal.OutputPaint);
        if (entries.Count == 0) output.WriteLine("The journal is empty: nothing has been run here.");
        else Table(entries, paint).Write(output, terminal.Width, paint);
        foreach (var entry in entries.Where(entry => entry.Event is JournalEvent.Repaired or JournalEvent.Restored))
        {
            foreach (var line in Shorten.Wrap($"#{entry.EventId} {entry.Version}{MarkOf(entry)}: {entry.Reason}", terminal.Width)) output.WriteLine(line);
            if (entry.Accepted is not { } accepted) continue;
            foreach (var line in accepted.Difference.Split('\n')) output.WriteLine(paint.Faint($"  {line}"));
        }

        foreach (var entry in entries.Where(entry => entry.Event == JournalEvent.Proven))
            foreach (var line in Shorten.Wrap(ProofOf(entry), terminal.Width)) output.WriteLine(line);
        foreach (var (run, backup) in BackupsOf(entries))
            foreach (var line in Shorten.Wrap($"run {run[..6]} made a backup first: {backup.File}", terminal.Width)) output.WriteLine(line);
        if (breaks is null) return;
        foreach (var sentence in breaks) output.WriteLine(paint.Bad(sentence));
        output.WriteLine(breaks.Count == 0
            ? $"The chain of {Words.Count(entries.Count, "event")} is whole."
            : $"The chain is broken in {Words.Count(breaks.Count, "place")}: the journal was edited after it was written.");
    }

    private static TextTable Table(IReadOnlyList<JournalEntry> entries, Paint paint)
    {
        var table = new TextTable(
            new("#", ToTheRight: true), new("at (UTC)"), new("run"), new("event"), new("migration", Shrinks: true),
            new("by", Shrinks: true), new("ms", ToTheRight: true));
        foreach (var entry in entries)
        {
            table.Add(
                $"{entry.EventId}",
                $"{entry.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}",
                entry.RunId.Length > 6 ? entry.RunId[..6] : entry.RunId,
                new Cell(entry.Event.ToString().ToLowerInvariant(), Colour: ColourOf(entry.Event, paint)),
                $"{entry.Version} {entry.Name}{MarkOf(entry)}",
                entry.AppliedBy,
                $"{entry.DurationMs:N0}");
        }

        return table;
    }

    private static string MarkOf(JournalEntry entry) => entry switch
    {
        { Event: not JournalEvent.Repaired } => "",
        { Accepted: not null } => " (accepted)",
        { Direction: Direction.Up } => " (marked as applied)",
        _ => " (marked as reverted)",
    };

    private static IEnumerable<(string Run, RunBackup Backup)> BackupsOf(IReadOnlyList<JournalEntry> entries) =>
        from entry in entries.DistinctBy(entry => entry.RunId)
        let backup = entry.Backup
        where backup is not null
        select (entry.RunId, backup);

    // a proof that holds says enough with its verdict
    private static string ProofOf(JournalEntry entry)
    {
        var proof = entry.Proof!;
        var verdict = $"#{entry.EventId} {entry.Version}: {ProofWords.Of(proof.Verdict)}";
        var why = ProofWords.Sentences(proof).FirstOrDefault();
        return why is null || proof.Verdict == ProofVerdict.ReversibleWithLoss ? verdict : $"{verdict}: {why}";
    }

    private static Func<string, string> ColourOf(JournalEvent happened, Paint paint) => happened switch
    {
        JournalEvent.Applied or JournalEvent.Reverted => paint.Good,
        JournalEvent.Baseline or JournalEvent.Repaired or JournalEvent.Restored or JournalEvent.Proven => paint.Notable,
        _ => paint.Bad,
    };
}
