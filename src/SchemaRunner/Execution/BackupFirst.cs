using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Makes the backup that a run was asked to make before its first phase.</summary>
internal static class BackupFirst
{
    /// <summary>What a run says that made none although one was asked for.</summary>
    public const string NothingToKeep = "no backup was made: the database was empty";

    /// <summary>Makes it, where one is asked for and there is something to keep.</summary>
    /// <returns>What the run's header says of it; <see langword="null"/> when none was made.</returns>
    /// <exception cref="BackupException">It was not made; nothing may run.</exception>
    public static async Task<RunBackup?> MakeAsync(
        IEngine engine, MigratorOptions options, Structure structure, IReadOnlyList<JournalEntry> journal, CancellationToken cancellationToken)
    {
        if (options.Backup is not { } store || IsEmpty(structure, journal)) return null;
        var backup = await new DatabaseBackups(engine, options).CreateAsync(store, cancellationToken);
        return new RunBackup(backup.Path, backup.Manifest.Size, backup.Manifest.Sha256);
    }

    // A database that was just made, or will be: whoever wants it back makes it again
    private static bool IsEmpty(Structure structure, IReadOnlyList<JournalEntry> journal) =>
        journal.Count == 0 && structure.Tables.Count == 0 && structure.Sequences.Count == 0 && structure.Objects.All(IsOfEveryDatabase);

    private static bool IsOfEveryDatabase(SchemaObject item) =>
        item.Kind is ObjectKind.Extension or ObjectKind.Schema or ObjectKind.Grant or ObjectKind.Comment;
}
