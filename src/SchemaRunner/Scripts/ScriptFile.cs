namespace SchemaRunner.Scripts;

/// <summary>A script as its source holds it: not yet decoded, parsed or judged.</summary>
/// <param name="Direction">Which folder it stands in.</param>
/// <param name="FileName">The file's name, such as <c>0002_rename_master_wilayah.postgres.sql</c>.</param>
/// <param name="Path">Where a person finds it: a path relative to where they are, or a resource's name.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Open">
/// Gives its bytes from the beginning. Called once to load the script and, when it is too large to be held, again each time
/// its statements are read; it throws <see cref="ScriptSourceException"/> when there is nothing to read any more.
/// </param>
public sealed record ScriptFile(Direction Direction, string FileName, string Path, long Length, Func<Stream> Open)
{
    /// <summary>A script whose bytes are held.</summary>
    public ScriptFile(Direction direction, string fileName, string path, byte[] content)
        : this(direction, fileName, path, content.Length, () => new MemoryStream(content, writable: false))
    {
    }
}
