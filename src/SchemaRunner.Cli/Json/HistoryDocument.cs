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
    /// <summary>Why it was marked by hand, or accepted; <see langword="null"/> for other events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The lines in which the script differs that was accepted; <see langword="null"/> for other events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Difference { get; init; }

    /// <summary>The backup that the run made first; <see langword="null"/> when it made none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunBackup? Backup { get; init; }

    /// <summary>What the migration was found to be on a copy; <see langword="null"/> for other events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProofVerdict? Proof { get; init; }

    /// <summary>The document for an entry.</summary>
    public static HistoryDocument Of(JournalEntry entry) => new(
        entry.EventId, entry.RunId, entry.Version.Text, entry.Name, entry.Direction, entry.Event, entry.Checksum, entry.Script,
        entry.StartedAt, entry.DurationMs, entry.AppliedBy, entry.OsUser, entry.Host, entry.ToolVersion,
        entry.StructureHash, entry.Hash)
    {
        Reason = entry.Reason,
        Difference = entry.Accepted?.Difference,
        Backup = entry.Backup,
        Proof = entry.Proof?.Verdict,
    };
}
