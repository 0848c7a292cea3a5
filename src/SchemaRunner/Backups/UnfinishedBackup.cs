using System.Text.Json;

namespace SchemaRunner.Backups;

/// <summary>A backup that is being written, under temporary names that end in <c>.part</c>; disposing removes what is not finished.</summary>
/// <remarks>
/// A file of its own, <c>NAME.part</c>, is locked as long as the process lives: parts of which it is not, a killed process has
/// left. The manifest gets its name first: a kill between the two leaves a manifest without a file, never a file that could be
/// taken for a backup.
/// </remarks>
internal sealed class UnfinishedBackup : IAsyncDisposable
{
    /// <summary>How the names of unfinished files end.</summary>
    public const string Ending = ".part";

    private readonly FileStream inUse;

    private UnfinishedBackup(string path, FileStream inUse) => (Path, this.inUse) = (path, inUse);

    /// <summary>The file as it will be called.</summary>
    public string Path { get; }

    /// <summary>The file as it is called now.</summary>
    public string Part => PartOf(Path);

    private string ManifestPart => BackupFile.ManifestOf(Path) + Ending;

    /// <summary>Reserves a name; <see langword="null"/> when it is taken.</summary>
    public static UnfinishedBackup? TryReserve(string path)
    {
        var lockFile = LockOf(path);
        if (File.Exists(path) || File.Exists(BackupFile.ManifestOf(path)) || File.Exists(lockFile)) return null;
        try
        {
            return new(path, new FileStream(lockFile, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            return null;
        }
    }

    /// <summary>Whether a backup of that name is being written now.</summary>
    public static bool IsInUse(string path)
    {
        try
        {
            if (File.Exists(LockOf(path))) new FileStream(LockOf(path), FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Gives manifest and file their names.</summary>
    public async Task<BackupFile> FinishAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        await WriteAsync(manifest, BackupFile.ManifestOf(Path), cancellationToken);
        File.Move(Part, Path);
        return new BackupFile(Path, manifest);
    }

    /// <summary>Writes a manifest at once or not at all, over the one that is there.</summary>
    public static async Task WriteAsync(BackupManifest manifest, string path, CancellationToken cancellationToken)
    {
        var part = path + Ending;
        try
        {
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.Read))
            {
                await JsonSerializer.SerializeAsync(file, manifest, BackupJson.Written.BackupManifest, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        File.Delete(Part);
        File.Delete(ManifestPart);
        if (!File.Exists(Path)) File.Delete(BackupFile.ManifestOf(Path));
        File.Delete(inUse.Name);
        inUse.Dispose();
        return ValueTask.CompletedTask;
    }

    // The file that is locked while a backup of that name is being written
    private static string LockOf(string path) => path + ".lock" + Ending;

    private static string PartOf(string path) => path + Ending;
}
