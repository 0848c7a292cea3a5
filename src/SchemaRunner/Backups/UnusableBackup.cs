namespace SchemaRunner.Backups;

/// <summary>A file that is, or was, a backup and cannot be used.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why not.</param>
public sealed record UnusableBackup(string Path, BackupException Reason);
