using SchemaRunner.Backups;

namespace SchemaRunner.Cli.Json;

/// <summary>What <c>backup list --output json</c> prints.</summary>
/// <param name="Backups">The backups, the newest first.</param>
/// <param name="Unusable">Files that cannot be used.</param>
/// <param name="Leftovers">What killed processes have left.</param>
internal sealed record BackupListDocument(
    IReadOnlyList<BackupDocument> Backups, IReadOnlyList<UnusableDocument> Unusable, IReadOnlyList<string> Leftovers)
{
    /// <summary>The document for a folder.</summary>
    public static BackupListDocument Of(BackupListing listing) => new(
        [.. listing.Backups.Select(BackupDocument.Of)],
        [.. listing.Unusable.Select(u => new UnusableDocument(u.Path, u.Reason.Code, u.Reason.Message))], listing.Leftovers);
}
