namespace SchemaRunner.Backups;

/// <summary>A backup that stays.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Reason">Why.</param>
public sealed record KeptBackup(BackupFile Backup, string Reason);
