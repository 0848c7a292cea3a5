using System.Globalization;

namespace SchemaRunner.Backups;

/// <summary>A folder that backups are written to: each a file, and beside it its manifest.</summary>
/// <param name="Folder">The folder; it is made when the first backup is.</param>
public sealed record BackupStore(string Folder)
{
    private const int LongestName = 100;

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
