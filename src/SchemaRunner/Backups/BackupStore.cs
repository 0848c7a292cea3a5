using System.Globalization;

namespace SchemaRunner.Backups;

/// <summary>A folder that backups are written to: each a file, and beside it its manifest.</summary>
/// <param name="Folder">The folder; it is made when the first backup is.</param>
public sealed record BackupStore(string Folder)
{
    private const int LongestName = 100;

    /// <summary>Looks at what is there.</summary>
    /// <exception cref="BackupException">The folder cannot be read.</exception>
    public async Task<BackupListing> ListAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await BackupScan.ReadAsync(Folder, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BackupException("SR604", $"{Folder} cannot be read: {cause.Message}", "make it readable for this user", cause);
        }
    }

    /// <summary>The path of a backup that is named by its path, or by its name in this folder.</summary>
    public string PathOf(string file) =>
        !File.Exists(file) && Path.GetFileName(file) == file && File.Exists(Path.Combine(Folder, file)) ? Path.Combine(Folder, file) : file;

    /// <summary>Removes what a plan says: of each backup its file first, so that nothing stays that could be taken for one.</summary>
    /// <exception cref="BackupException">One of them cannot be removed.</exception>
    public static void Remove(PrunePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var path in plan.Removed.SelectMany(b => (string[])[b.Path, BackupFile.ManifestOf(b.Path)]).Concat(plan.Leftovers))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                throw new BackupException("SR603", $"{path} cannot be removed: {cause.Message}", "make its folder writable for this user", cause);
            }
        }
    }

    /// <summary>Reserves the name of a backup that is about to be written.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="ending">How the file's name ends.</param>
    /// <param name="now">The time, UTC.</param>
    /// <exception cref="BackupException">Nothing can be written there.</exception>
    internal UnfinishedBackup Begin(string database, string ending, DateTimeOffset now)
    {
        var name = $"{FileNameOf(database)}-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        try
        {
            Directory.CreateDirectory(Folder);

            // Several in one second, and at the same time
            for (var number = 1; ; number++)
            {
                var path = Path.Combine(Folder, $"{name}{(number == 1 ? "" : $"-{number}")}{ending}");
                if (UnfinishedBackup.TryReserve(path) is { } reserved) return reserved;
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Folder, cause);
        }
    }

    /// <summary>The exception for a folder or a file in it that cannot be written to.</summary>
    internal static BackupException Unwritable(string path, Exception cause) => new(
        "SR603", $"{path}: the backup cannot be written: {cause.Message}", "name a folder with room for it with --backup-dir", cause);

    private static string FileNameOf(string database)
    {
        var name = string.Concat(database.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')).TrimStart('.');
        return name.Length == 0 ? "database" : name[..Math.Min(name.Length, LongestName)];
    }
}
