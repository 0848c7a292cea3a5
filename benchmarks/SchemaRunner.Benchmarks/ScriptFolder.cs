namespace SchemaRunner.Benchmarks;

/// <summary>A folder of migrations that a benchmark writes.</summary>
internal sealed class ScriptFolder
{
    private int version;

    private ScriptFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The last version.</summary>
    public string Last => $"{version:0000}";

    /// <summary>Makes an empty one.</summary>
    public static ScriptFolder Create(string path)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(path, "up"));
        Directory.CreateDirectory(System.IO.Path.Combine(path, "down"));
        return new ScriptFolder(path);
    }

    /// <summary>Adds a migration.</summary>
    /// <returns>Its version.</returns>
    public async Task<string> AddAsync(string up, string down = "SELECT 1;")
    {
        version++;
        await File.WriteAllTextAsync(System.IO.Path.Combine(Path, "up", $"{Last}_step.sql"), up);
        await File.WriteAllTextAsync(System.IO.Path.Combine(Path, "down", $"{Last}_step.sql"), down);
        return Last;
    }
}
