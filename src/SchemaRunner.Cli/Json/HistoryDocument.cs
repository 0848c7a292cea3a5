using System.Text.Json.Serialization;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Json;

/// <summary>One event as <c>history --output json</c> has it; the report is left to <c>report</c>.</summary>
internal sealed record HistoryDocument(
    long EventId, string RunId, string Version, string Name, Direction Direction, JournalEvent Event, string Checksum, string Script,
    DateTimeOffset StartedAt, long DurationMs, string AppliedBy, string OsUser, string Host, string ToolVersion,
    string StructureHash, string Hash)
{
    /// <summary>What the migration was found to be on a copy; <see langword="null"/> for other events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProofVerdict? Proof { get; init; }

    /// <summary>The document for an entry.</summary>
    public static HistoryDocument Of(JournalEntry entry) => new(
        entry.EventId, entry.RunId, entry.Version.Text, entry.Name, entry.Direction, entry.Event, entry.Checksum, entry.Script,
        entry.StartedAt, entry.DurationMs, entry.AppliedBy, entry.OsUser, entry.Host, entry.ToolVersion,
        entry.StructureHash, entry.Hash)
    {
        Proof = entry.Proof?.Verdict,
    };
}
