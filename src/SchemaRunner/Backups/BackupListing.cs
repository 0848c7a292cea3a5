namespace SchemaRunner.Backups;

/// <summary>What is in a folder of backups.</summary>
/// <param name="Backups">The backups, the newest first.</param>
/// <param name="Unusable">Files that are, or were, backups and cannot be used, in the order of their names.</param>
/// <param name="Leftovers">What killed processes have left of theirs, in the order of their names.</param>
public sealed record BackupListing(
    IReadOnlyList<BackupFile> Backups, IReadOnlyList<UnusableBackup> Unusable, IReadOnlyList<string> Leftovers);
