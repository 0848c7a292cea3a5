using System.Reflection;

namespace SchemaRunner.Scripts;

/// <summary>
/// Scripts embedded in an assembly with resource names that end in <c>up/NNNN_name.sql</c> or <c>down/NNNN_name.sql</c>
/// (dots in place of slashes, as the compiler writes them by default, are read too).
/// </summary>
/// <param name="assembly">The assembly.</param>
public sealed class EmbeddedScriptSource(Assembly assembly) : IScriptSource
{
    private static readonly (Direction Direction, string Marker)[] Folders =
        [(Direction.Up, "up"), (Direction.Down, "down")];

    /// <inheritdoc/>
    public string Description => $"embedded in {assembly.GetName().Name}";

    /// <inheritdoc/>
    public IReadOnlyList<ScriptFile> Read()
    {
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(FileOf)
            .OfType<ScriptFile>()
            .ToList();
        return files.Count > 0 ? files : throw new ScriptSourceException(Description, "there are no embedded scripts");
    }

    private ScriptFile? FileOf(string resource)
    {
        var name = resource.Replace('\\', '/');
        foreach (var (direction, marker) in Folders)
        {
            foreach (var separator in (char[])['/', '.'])
            {
                var folder = $"{marker}{separator}";
                var at = name.LastIndexOf(folder, StringComparison.Ordinal);
                if (at < 0 || (at > 0 && name[at - 1] is not ('/' or '.'))) continue;
                var fileName = name[(at + folder.Length)..];
                if (ScriptFileName.Parse(fileName) is null) continue;
                return new ScriptFile(direction, fileName, $"{marker}/{fileName}", Bytes(resource));
            }
        }

        return null;
    }

    private byte[] Bytes(string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
