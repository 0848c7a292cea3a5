using System.Text.RegularExpressions;

namespace SchemaRunner.Backups;

/// <summary>Finds out what the files of a folder are.</summary>
/// <remarks>A file is a backup by its manifest or by its name; whatever else is in the folder is somebody else's.</remarks>
internal static partial class BackupScan
{
    /// <summary>Looks at every file; no backup is read in full.</summary>
    public static async Task<BackupListing> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var names = Directory.Exists(folder) ? Directory.GetFiles(folder).ToHashSet(StringComparer.Ordinal) : [];
        var backups = new List<BackupFile>();
        var unusable = new List<UnusableBackup>();
        foreach (var path in names.Where(path => IsBackup(path, names)))
        {
            try
            {
                var backup = await BackupFile.ReadAsync(path, cancellationToken);
                BackupChecksum.RequireSize(backup, new FileInfo(path).Length);
                backups.Add(backup);
            }
            catch (BackupException reason)
            {
                unusable.Add(new(path, reason));
            }
        }

        return new(
            [.. backups.OrderByDescending(b => b.Manifest.MadeAt).ThenBy(b => b.Path, StringComparer.Ordinal)],
            [.. unusable.OrderBy(u => u.Path, StringComparer.Ordinal)],
            [.. names.Where(path => IsLeftover(path, names)).Order(StringComparer.Ordinal)]);
    }

    private static bool IsBackup(string path, HashSet<string> names) =>
        IsOurs(path) || (names.Contains(BackupFile.ManifestOf(path)) && !path.EndsWith(BackupFile.ManifestEnding, StringComparison.Ordinal));

    private static bool IsLeftover(string path, HashSet<string> names)
    {
        if (BackupOf(path) is not { } backup || UnfinishedBackup.IsInUse(backup)) return false;
        return path.EndsWith(UnfinishedBackup.Ending, StringComparison.Ordinal) || !names.Contains(backup);
    }

    private static bool IsOurs(string path) => OurName().Match(Path.GetFileName(path)) is { Success: true } name && !name.Groups["part"].Success;

    // The backup that a manifest or an unfinished file belongs to; none for the file of a backup itself
    private static string? BackupOf(string path) =>
        OurName().Match(Path.GetFileName(path)) is { Success: true } name && name.Groups["part"].Success
            ? path[..^name.Groups["part"].Length]
            : null;

    // fish-20261121T110500Z.dump, and behind it what is beside a backup: the manifest, and while it is being made its parts
    [GeneratedRegex(
        @"^.+-\d{8}T\d{6}Z(-\d+)?\.(dump|db)(?<part>\.json|(\.json|\.lock)?\.part(-journal)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OurName();
}
