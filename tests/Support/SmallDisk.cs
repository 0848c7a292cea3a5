namespace SchemaRunner.Support;

/// <summary>A small file system, mounted on a folder: root only.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts one of little more than half a megabyte, or of another size; <see langword="null"/> where this process may not.</summary>
    public static async Task<SmallDisk?> TryMountAsync(string folder, string size = "600k")
    {
        try
        {
            await Tool.RunAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);
            return new SmallDisk(folder);
        }
        catch (InvalidOperationException)
        {
            // Something else stands in for it, see the tests
            return null;
        }
    }

    /// <summary>Makes it larger.</summary>
    public Task GrowAsync(string size) => Tool.RunAsync("mount", "-o", $"remount,size={size}", folder);

    // Lazily: a server may still have a file open there
    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Tool.RunAsync("umount", "--lazy", folder);
}
