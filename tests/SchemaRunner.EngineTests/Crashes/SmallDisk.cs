using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>A file system of little more than half a megabyte, mounted on a folder: root only.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts one; <see langword="null"/> where this process may not.</summary>
    public static async Task<SmallDisk?> TryMountAsync(string folder)
    {
        try
        {
            await Tool.RunAsync("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder);
            return new SmallDisk(folder);
        }
        catch (InvalidOperationException)
        {
            // A file size limit stands in for it, see the test
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Tool.RunAsync("umount", folder);
}
