using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Json;

/// <summary>One event as <c>history --output json</c> has it; the script's text and the report are left to <c>report</c>.</summary>
internal sealed record HistoryDocument(
    long EventId, string RunId, string Version, string Name, Direction Direction, JournalEvent Event, string Checksum,
    DateTimeOffset StartedAt, long DurationMs, string AppliedBy, string OsUser, string Host, string ToolVersion,
    string StructureHash, string Hash)
{
    /// <summary>The document for an entry.</summary>
    public static HistoryDocument Of(JournalEntry entry) => new(
        entry.EventId, entry.RunId, entry.Version.Text, entry.Name, entry.Direction, entry.Event, entry.Checksum,
        entry.StartedAt, entry.DurationMs, entry.AppliedBy, entry.OsUser, entry.Host, entry.ToolVersion,
        entry.StructureHash, entry.Hash);
}
