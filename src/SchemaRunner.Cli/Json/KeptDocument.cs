namespace SchemaRunner.Cli.Json;

/// <summary>A backup that stayed.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Reason">Why.</param>
internal sealed record KeptDocument(BackupDocument Backup, string Reason);
