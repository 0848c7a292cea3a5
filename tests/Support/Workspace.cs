namespace SchemaRunner.Support;

/// <summary>A folder of a test's own, as a user of the command line has one.</summary>
public sealed class Workspace : IDisposable
{
    /// <summary>Its path.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("schemarunner-cli-").FullName;

    /// <summary>Environment variables that every start gets.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Whether root, too, may only write what its permissions allow.</summary>
    public bool ObeysPermissions { get; set; }

    /// <summary>Starts the program in the folder.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync(Folder, Variables, ObeysPermissions, arguments);

    /// <summary>Writes a migration's two scripts; without a down script it is irreversible.</summary>
    public void AddMigration(string name, string up, string? down = null)
    {
        Write($"migrations/up/{name}.sql", down is null ? $"-- schemarunner:irreversible a test\n{up}" : up);
        if (down is not null) Write($"migrations/down/{name}.sql", down);
    }

    /// <summary>Writes a file, and its folders.</summary>
    public void Write(string path, string text)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Reads a file.</summary>
    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Removes a file.</summary>
    public void Delete(string path) => File.Delete(PathOf(path));

    /// <summary>The full path of a file here.</summary>
    public string PathOf(string path) => Path.Combine(Folder, path);

    /// <summary>Every file here, by its path from here.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    /// <summary>Changes what its owner may do with a file or folder here.</summary>
    public void Permit(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("the tests of permissions need a Unix");
        File.SetUnixFileMode(PathOf(path), mode);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Permit("", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(Folder, recursive: true);
    }
}
