using System.Security.Cryptography;
using System.Text;

namespace SchemaRunner.Journal;

/// <summary>The hash chain that makes a later edit of the journal visible.</summary>
/// <remarks>
/// An entry's hash covers every field of it and the hash of the entry before. Each field is written as its length in
/// UTF-8 bytes, a colon and its text, so that no two entries share an encoding.
/// </remarks>
public static class JournalChain
{
    /// <summary>Gives an entry its number, the hash before it and its own.</summary>
    /// <param name="entry">The entry, not yet chained.</param>
    /// <param name="last">The journal's last entry; <see langword="null"/> when it is empty.</param>
    public static JournalEntry Seal(JournalEntry entry, JournalEntry? last)
    {
        var chained = entry with { EventId = (last?.EventId ?? 0) + 1, PreviousHash = last?.Hash ?? "" };
        return chained with { Hash = HashOf(chained) };
    }

    /// <summary>Finds where the journal is not what was written: one sentence for each place, none when it is whole.</summary>
    public static IReadOnlyList<string> FindBreaks(IReadOnlyList<JournalEntry> entries)
    {
        var breaks = new List<string>();
        JournalEntry? last = null;
        foreach (var entry in entries)
        {
            if (entry.EventId != (last?.EventId ?? 0) + 1)
                breaks.Add($"event {entry.EventId} follows event {last?.EventId ?? 0}: entries are missing");
            else if (entry.PreviousHash != (last?.Hash ?? ""))
                breaks.Add($"event {entry.EventId} does not continue the hash of the event before it");
            if (entry.Hash != HashOf(entry))
                breaks.Add($"event {entry.EventId} ({entry.Version} {entry.Name}) was edited after it was written");
            last = entry;
        }

        return breaks;
    }

    private static string HashOf(JournalEntry entry)
    {
        var text = new StringBuilder();
        string[] fields =
        [
            entry.EventId.ToString(), entry.Format.ToString(), entry.RunId, entry.Version.Text, entry.Name,
            entry.Direction.ToString(), entry.Event.ToString(), entry.Checksum, entry.Script,
            entry.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"), entry.DurationMs.ToString(),
            entry.AppliedBy, entry.OsUser, entry.Host, entry.ToolVersion, entry.StructureHash, entry.Report,
            entry.PreviousHash,
        ];
        foreach (var field in fields) text.Append(Encoding.UTF8.GetByteCount(field)).Append(':').Append(field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
