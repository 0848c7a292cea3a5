using SchemaRunner.Journal;

namespace SchemaRunner.Examinations;

/// <summary>Whether the journal is what was written.</summary>
internal static class JournalExamination
{
    private const string Subject = "journal";

    /// <summary>What its entries tell.</summary>
    public static Examination Of(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return Examination.Ok(Subject, "none yet; the first 'schemarunner up' makes it");
        var breaks = JournalChain.FindBreaks(entries);
        if (breaks.Count == 0)
            return Examination.Ok(Subject, $"{Quantity.Of(entries.Count, "event")} of format {entries.Max(e => e.Format)}, the hash chain is whole");
        var more = breaks.Count == 1 ? "" : $"; {Quantity.Of(breaks.Count - 1, "further break")}";
        return Examination.Problem(Subject, breaks[0] + more, "compare it with a backup: 'schemarunner history --verify' lists every place");
    }
}
