using SchemaRunner.Backups;

namespace SchemaRunner.Cli.Json;

/// <summary>What <c>backup prune --output json</c> prints.</summary>
/// <param name="Removed">The backups that went.</param>
/// <param name="Kept">Those that stayed, and why.</param>
/// <param name="Leftovers">What killed processes had left; it went as well.</param>
/// <param name="Bytes">How many bytes the removed backups had.</param>
internal sealed record PruneDocument(
    IReadOnlyList<BackupDocument> Removed, IReadOnlyList<KeptDocument> Kept, IReadOnlyList<string> Leftovers, long Bytes)
{
    /// <summary>The document for a plan that was carried out.</summary>
    public static PruneDocument Of(PrunePlan plan) => new(
        [.. plan.Removed.Select(BackupDocument.Of)],
        [.. plan.Kept.Select(kept => new KeptDocument(BackupDocument.Of(kept.Backup), kept.Reason))], plan.Leftovers, plan.Bytes);
}
