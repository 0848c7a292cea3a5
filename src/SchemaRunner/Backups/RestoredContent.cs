using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Backups;

/// <summary>Holds what was restored against the backup's manifest, and records the restore behind the journal that came with it.</summary>
/// <param name="engine">The database.</param>
/// <param name="backup">The backup.</param>
/// <param name="header">The run.</param>
/// <param name="options">The clock, the release and who is told of progress.</param>
internal sealed class RestoredContent(IEngine engine, BackupFile backup, RunHeader header, MigratorOptions options)
{
    /// <summary>What is worth saying of what is there.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Does it, in the transaction that will be committed.</summary>
    /// <exception cref="BackupException">It is not what the manifest says.</exception>
    public async Task ConcludeAsync(IEngineSession session, CancellationToken cancellationToken)
    {
        var content = await new BackupContentReader(engine, options).ReadAsync(session, cancellationToken);
        var differences = BackupComparison.Between(backup.Manifest.Content, content, withOwners: true);
        if (differences.Count > 0)
        {
            throw new BackupException(
                "SR624", $"what came out of {backup.Path} is not what its manifest says: {Quantity.Of(differences.Count, "difference")}",
                "nothing was changed: the database is as it was")
            {
                Differences = differences,
            };
        }

        var journal = await session.ReadJournalAsync(cancellationToken);
        var structure = await session.ReadStructureAsync(cancellationToken);
        await new JournalWriter(journal is [.., var last] ? last : null).AppendAsync(session, EntryOf(journal, structure), cancellationToken);
    }

    private JournalEntry EntryOf(IReadOnlyList<JournalEntry> journal, Structure structure)
    {
        var manifest = backup.Manifest;
        var (version, name) = manifest.Content.Journal is { Version: { } applied } inside ? (applied, inside.Name!) : ("0", "nothing applied");
        var reason = $"restored from {Path.GetFileName(backup.Path)}, made at {manifest.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z";
        var (hash, delta) = Recorded(journal, structure);
        var report = new PhaseReport
        {
            Version = version,
            Name = name,
            Direction = Direction.Up,
            Path = Path.GetFileName(backup.Path),
            Checksum = $"sha256:{manifest.Sha256}",
            StartedAt = header.StartedAt,
            Verdict = Verdict.Restored,
            Milliseconds = (options.TimeProvider.GetUtcNow() - header.StartedAt).TotalMilliseconds,
            Reason = reason,
            Notes = [reason, .. Notes],
            StructureHash = hash,
            StructureDelta = delta,
        };
        return JournalEntries.For(header, report, ScriptVersion.Parse(version), script: "");
    }

    // A database that had drifted, or had no journal to drift from, is again one of that kind: nothing is adopted by the way
    private (string Hash, StructureDelta? Delta) Recorded(IReadOnlyList<JournalEntry> journal, Structure structure)
    {
        if (!journal.Any(RecordedStructure.IsCarriedBy)) return ("", null);
        var drift = Drift.Between(journal, structure);
        if (!drift.Lost.Any()) return new StructureLedger(drift.Recorded).Record(structure);
        Notes = ["its structure had drifted when the backup was made: 'schemarunner verify' lists in what"];
        return ("", null);
    }
}
