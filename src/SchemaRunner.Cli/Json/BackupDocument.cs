using SchemaRunner.Backups;

namespace SchemaRunner.Cli.Json;

/// <summary>One backup as <c>backup --output json</c> has it; the snapshot is left to the manifest.</summary>
/// <param name="File">Its file.</param>
/// <param name="Manifest">The manifest beside it.</param>
/// <param name="Database">The database, without secrets.</param>
/// <param name="Product"><c>PostgreSQL</c> or <c>SQLite</c>.</param>
/// <param name="ServerVersion">The server's, or the library's, version.</param>
/// <param name="ToolVersion">The release that made it.</param>
/// <param name="MadeAt">When it was complete, UTC.</param>
/// <param name="VerifiedAt">When it was last proven, UTC; <see langword="null"/> for never.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Version">The highest migration applied in it; <see langword="null"/> for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tables">How many tables it has.</param>
/// <param name="Rows">How many rows they have.</param>
internal sealed record BackupDocument(
    string File, string Manifest, string Database, string Product, string ServerVersion, string ToolVersion, DateTimeOffset MadeAt,
    DateTimeOffset? VerifiedAt, long Size, string Sha256, string? Version, string? Name, int Tables, long Rows)
{
    /// <summary>The document for a backup.</summary>
    public static BackupDocument Of(BackupFile backup)
    {
        var (manifest, snapshot, journal) = (backup.Manifest, backup.Manifest.Content.Snapshot, backup.Manifest.Content.Journal);
        return new(
            backup.Path, BackupFile.ManifestOf(backup.Path), snapshot.Database, snapshot.Product, snapshot.ServerVersion, snapshot.ToolVersion,
            manifest.MadeAt, manifest.VerifiedAt, manifest.Size, manifest.Sha256, journal.Version, journal.Name, snapshot.Tables.Count,
            snapshot.Rows);
    }
}
