using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Journal;

/// <summary>A phase outside a transaction that the journal knows to have stopped part of the way.</summary>
/// <param name="Version">Its migration's number.</param>
/// <param name="Name">The migration's name.</param>
/// <param name="Direction">Which of its scripts.</param>
/// <param name="Entry">The last entry about it.</param>
/// <param name="Done">The hashes of the statements that completed, in order.</param>
/// <param name="Progress">What the last entry says.</param>
/// <param name="Mismatches">What earlier runs of it changed and nobody had declared.</param>
public sealed record IncompletePhase(
    ScriptVersion Version, string Name, Direction Direction, JournalEntry Entry, IReadOnlyList<string> Done,
    OutsideProgress Progress, IReadOnlyList<Mismatch> Mismatches)
{
    /// <summary>The entries before its first.</summary>
    internal IReadOnlyList<JournalEntry> Earlier { get; init; } = [];

    /// <summary>The statement that it goes on with, 1-based; one more than there are when all have run.</summary>
    public int Next => Done.Count + 1;

    /// <summary>Whether that statement was begun by a process that did not live to say what became of it.</summary>
    public bool MayHaveRun => Progress is { Begun: not null, IsRefused: false };

    /// <summary><c>version 5 (add_index) stopped at statement 2 of 3 of its up script</c></summary>
    public string Sentence => Done.Count < Progress.Statements
        ? $"version {Version} ({Name}) stopped at statement {Next} of {Progress.Statements} of its {Word} script"
        : $"all statements of the {Word} script of version {Version} ({Name}) have run, and it was not found to be as declared";

    private string Word => Direction == Direction.Up ? "up" : "down";

    /// <summary>Folds the journal's entries; <see langword="null"/> when nothing is incomplete.</summary>
    internal static IncompletePhase? Find(IReadOnlyList<JournalEntry> entries)
    {
        IncompletePhase? found = null;
        foreach (var entry in entries)
        {
            if (entry.Event == JournalEvent.Incomplete)
                found = With(found, entry) with { Earlier = found?.Earlier ?? [.. entries.TakeWhile(e => e.EventId < entry.EventId)] };
            else if (found is not null && entry.Version == found.Version
                && entry.Event is JournalEvent.Applied or JournalEvent.Reverted or JournalEvent.Repaired) found = null;
        }

        return found;
    }

    private static IncompletePhase With(IncompletePhase? earlier, JournalEntry entry)
    {
        if (earlier is not null && (earlier.Version != entry.Version || earlier.Direction != entry.Direction)) earlier = null;
        var phase = JournalEntries.RecordOf(entry).Phase;
        var progress = phase.Outside ?? new OutsideProgress(0, 0);
        var done = earlier?.Done ?? [];
        if (progress.Hash is { } hash) done = [.. done.Take(progress.Done - 1), hash];
        return new IncompletePhase(
            entry.Version, entry.Name, entry.Direction, entry, done, progress,
            phase.Mismatches.Count > 0 || phase.Problem is not null ? phase.Mismatches : earlier?.Mismatches ?? []);
    }
}
