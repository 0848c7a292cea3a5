namespace SchemaRunner.Scripts;

/// <summary>Scripts in the folders <c>up</c> and <c>down</c> below a folder.</summary>
/// <param name="folder">The folder; relative paths mean the current one.</param>
public sealed class FolderScriptSource(string folder) : IScriptSource
{
    /// <inheritdoc/>
    public string Description => folder;

    /// <inheritdoc/>
    public IReadOnlyList<ScriptFile> Read()
    {
        if (!Directory.Exists(folder)) throw new ScriptSourceException(folder, "there is no such folder");
        List<ScriptFile> files;
        try
        {
            files = [.. FilesOf(Direction.Up, "up"), .. FilesOf(Direction.Down, "down")];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ScriptSourceException(folder, $"the scripts cannot be read: {cause.Message}");
        }

        return files.Count > 0 ? files : throw new ScriptSourceException(folder, "there are no scripts in up/ or down/");
    }

    private IEnumerable<ScriptFile> FilesOf(Direction direction, string name)
    {
        var path = Path.Combine(folder, name);
        if (!Directory.Exists(path)) return [];
        return Directory.EnumerateFiles(path, "*.sql", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
            .Order(StringComparer.Ordinal)
            .Select(file => new ScriptFile(direction, Path.GetFileName(file), file, new FileInfo(file).Length, () => Open(file)));
    }

    private FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ScriptSourceException(folder, $"the scripts cannot be read: {cause.Message}");
        }
    }
}
