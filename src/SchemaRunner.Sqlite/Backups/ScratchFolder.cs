using SchemaRunner.Engines;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>A folder among the temporary files that only this user can read, removed at the end.</summary>
/// <remarks>A file in it is locked as long as the process lives: a folder whose file is not, a killed process has left.</remarks>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "schemarunner-scratch-";
    private const string LockName = "in-use";

    // Between the making of a folder and of the lock in it
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(1);

    private readonly FileStream inUse;

    private ScratchFolder(string path, FileStream inUse) => (Path, this.inUse) = (path, inUse);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Removes what killed processes have left, and makes a new one.</summary>
    /// <param name="purpose">The word in its name.</param>
    /// <param name="target">The database in words, for an error.</param>
    public static ScratchFolder Make(string purpose, string target)
    {
        try
        {
            foreach (var leftover in Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*")) Sweep(leftover);
            var path = Directory.CreateTempSubdirectory($"{Prefix}{purpose}-").FullName;
            return new ScratchFolder(path, Lock(path, FileMode.CreateNew));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFailedException(
                target, $"no temporary folder can be made: {cause.Message}", "name a folder with room in the environment variable TMPDIR", cause);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        inUse.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static void Sweep(string folder)
    {
        try
        {
            if (File.Exists(System.IO.Path.Combine(folder, LockName))) Lock(folder, FileMode.Open).Dispose();
            else if (Directory.GetCreationTimeUtc(folder) + Making > TimeProvider.System.GetUtcNow().UtcDateTime) return;
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
        {
            // in use, or another user's
        }
    }
}
