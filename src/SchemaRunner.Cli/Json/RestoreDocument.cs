using SchemaRunner.Backups;

namespace SchemaRunner.Cli.Json;

/// <summary>What <c>backup restore --output json</c> prints.</summary>
/// <param name="Database">The database, without secrets.</param>
/// <param name="RunId">The run that the journal's entry belongs to.</param>
/// <param name="Backup">What is there now.</param>
/// <param name="SafetyBackup">The way back; <see langword="null"/> when none was made.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Notes">What else is worth saying.</param>
internal sealed record RestoreDocument(
    string Database, string RunId, BackupDocument Backup, BackupDocument? SafetyBackup, double Milliseconds, IReadOnlyList<string> Notes)
{
    /// <summary>The document for a restore.</summary>
    public static RestoreDocument Of(RestoreReport report) => new(
        report.Database, report.RunId, BackupDocument.Of(report.Backup), report.Safety is null ? null : BackupDocument.Of(report.Safety),
        report.Milliseconds, report.Notes);
}
