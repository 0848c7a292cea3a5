namespace SchemaRunner.Benchmarks;

/// <summary>A folder for one benchmark, which goes with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("schemarunner-benchmark-");

    /// <summary>Makes one.</summary>
    public TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();

    /// <summary>Its path.</summary>
    public string Path => folder.FullName;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path)) folder.Delete(recursive: true);
    }
}
