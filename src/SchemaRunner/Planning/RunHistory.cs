using System.Security.Cryptography;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Planning;

/// <summary>What the journal says of runs, and whether a database is one that may be run on.</summary>
internal static class RunHistory
{
    /// <summary>Twelve random hex digits.</summary>
    public static string NewRunId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>Makes sure that the database is empty or the one that the journal speaks of.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="structure">The structure as it is.</param>
    /// <param name="target">The database in words.</param>
    /// <param name="allowDrift">Whether drift is gone over.</param>
    /// <param name="resumed">The phase that the run begins with, where it goes on with one.</param>
    /// <exception cref="RefusedException">It holds something, and nothing was ever applied here.</exception>
    /// <exception cref="DriftException">Its structure is not the one recorded last.</exception>
    public static Drift RequireKnown(IReadOnlyList<JournalEntry> journal, Structure structure, string target, bool allowDrift, IncompletePhase? resumed = null)
    {
        if (resumed is null && !journal.Any(RecordedStructure.IsCarriedBy) && structure.Tables.Count > 0)
        {
            throw new RefusedException(
                "SR207",
                $"{target} holds {Quantity.Of(structure.Tables.Count, "table")} and {(journal.Count == 0 ? "has no journal" : "its journal says of no migration that it is applied")}",
                "name an empty database, or adopt this one with 'schemarunner baseline --at V', V being the last version that it holds already");
        }

        var drift = Drift.Between(journal, structure);

        // statements may have run that nobody could look behind any more
        return !drift.Lost.Any() || allowDrift || resumed is not null ? drift : throw new DriftException(drift.Differences);
    }

    /// <summary>What is worth saying of each script that runs, and with the first one what was found before it.</summary>
    /// <remarks>With the phases and not with the run, so that the journal keeps it.</remarks>
    public static ILookup<string, string> NotesOf(
        IReadOnlyList<PlannedPhase> phases, IReadOnlyList<ScriptFault> notes, Drift drift) =>
        NotesOf(drift).Select(note => (phases[0].Script.Path, Text: note))
            .Concat(notes.Select(note => (note.Path, Text: note.ToString())))
            .ToLookup(note => note.Path, note => note.Text);

    /// <summary>What is worth saying of drift that was gone over.</summary>
    public static IEnumerable<string> NotesOf(Drift drift)
    {
        var added = drift.Recorded.Count > 0 ? drift.Added.Select(one => one.Object).ToList() : [];
        if (added.Count > 0)
            yield return $"not made by a migration: {string.Join(", ", added.Take(10))}{(added.Count > 10 ? $" and {added.Count - 10} more" : "")}";
        if (drift.Unknown is not null) yield return drift.Unknown;
        foreach (var one in drift.Lost) yield return $"went on in spite of drift: {one}";
    }

    /// <summary>The report of one run.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="runId">The run's id or the beginning of it; <c>last</c> for the last.</param>
    public static Report ReportOf(IReadOnlyList<JournalEntry> journal, string runId)
    {
        if (journal.Count == 0)
            throw new HistoryConflictException("SR204", "the journal is empty: there is no run to report", "run 'schemarunner up' first");

        var ids = runId == "last"
            ? [journal[^1].RunId]
            : journal.Select(e => e.RunId).Distinct().Where(id => id.StartsWith(runId, StringComparison.OrdinalIgnoreCase)).ToList();
        return ids switch
        {
            [var id] => JournalEntries.ReportOf([.. journal.Where(e => e.RunId == id)]),
            [] => throw new HistoryConflictException("SR204", $"there is no run '{runId}'", "'schemarunner history' lists the runs"),
            _ => throw new HistoryConflictException("SR204", $"'{runId}' is the beginning of {ids.Count} runs", "give more of its digits"),
        };
    }
}
