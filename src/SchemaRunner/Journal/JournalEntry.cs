using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Journal;

/// <summary>One row of <c>schemarunner_journal</c>.</summary>
public sealed record JournalEntry
{
    /// <summary>The version of the row format that this release writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>1-based position in the journal; no number is left out.</summary>
    public required long EventId { get; init; }

    /// <summary>The format that the row was written in.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The run it belongs to.</summary>
    public required string RunId { get; init; }

    /// <summary>The migration.</summary>
    public required ScriptVersion Version { get; init; }

    /// <summary>The migration's name.</summary>
    public required string Name { get; init; }

    /// <summary>Which of its scripts.</summary>
    public required Direction Direction { get; init; }

    /// <summary>What happened.</summary>
    public required JournalEvent Event { get; init; }

    /// <summary>The script's checksum.</summary>
    public required string Checksum { get; init; }

    /// <summary>The script's text.</summary>
    public required string Script { get; init; }

    /// <summary>When the phase began: UTC, whole microseconds.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>The database user; on SQLite the operating system's.</summary>
    public required string AppliedBy { get; init; }

    /// <summary>The operating system's user.</summary>
    public required string OsUser { get; init; }

    /// <summary>The machine that ran the tool.</summary>
    public required string Host { get; init; }

    /// <summary>The tool's version.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Hash of the structure afterwards; empty for a phase that was rolled back.</summary>
    public required string StructureHash { get; init; }

    /// <summary>The phase's report as JSON.</summary>
    public required string Report { get; init; }

    /// <summary>
    /// Why the migration was marked by hand, or its changed script accepted, or which backup was restored;
    /// <see langword="null"/> for anything else.
    /// </summary>
    /// <exception cref="Engines.JournalDamagedException">The report cannot be read.</exception>
    public string? Reason => Event is JournalEvent.Repaired or JournalEvent.Restored ? JournalEntries.RecordOf(this).Phase.Reason : null;

    /// <summary>What the changed script that was accepted differs in; <see langword="null"/> when none was.</summary>
    /// <exception cref="Engines.JournalDamagedException">The report cannot be read.</exception>
    public ScriptAcceptance? Accepted => Event == JournalEvent.Repaired ? JournalEntries.RecordOf(this).Phase.Accepted : null;

    /// <summary>The backup that the run made before its first phase; <see langword="null"/> when it made none.</summary>
    /// <exception cref="Engines.JournalDamagedException">The report cannot be read.</exception>
    public Reports.RunBackup? Backup =>
        Report.Contains("\"backup\":", StringComparison.Ordinal) ? JournalEntries.RecordOf(this).Run.Backup : null;

    /// <summary>What came of the proof on a copy; <see langword="null"/> when the entry is of something else.</summary>
    /// <exception cref="Engines.JournalDamagedException">The report cannot be read.</exception>
    public Reports.MigrationProof? Proof => Event == JournalEvent.Proven ? JournalEntries.RecordOf(this).Phase.Proof : null;

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>SHA-256 over all of the above in lower-case hex; see <see cref="JournalChain"/>.</summary>
    public string Hash { get; init; } = "";
}
