using SchemaRunner.Cli.Errors;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Demo;

/// <summary>The folder a demo works in; it holds a demo and nothing else.</summary>
/// <param name="root">Its path.</param>
internal sealed class DemoFolder(string root)
{
    private const string DatabaseName = "dataplatform.db";

    private static readonly string[] Folders = ["backups", "reports", "broken"];

    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>The demo's database.</summary>
    public string Database => Path.Combine(root, DatabaseName);

    /// <summary>The copy made before the restructure.</summary>
    public string Backup => Path.Combine(root, "backups", "dataplatform-legacy.db");

    /// <summary>Where the reports go.</summary>
    public string Reports => Path.Combine(root, "reports");

    /// <summary>Where the sabotaged copies of the scripts stand.</summary>
    public string Broken => Path.Combine(root, "broken");

    /// <summary>Takes an earlier demo away; refuses when something else is there.</summary>
    /// <exception cref="RefusedException">The folder holds something that no demo made.</exception>
    public void Clear()
    {
        RefuseForeign();
        Try(() =>
        {
            foreach (var folder in Folders.Select(name => Path.Combine(root, name)))
                if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            if (Directory.Exists(root))
                foreach (var file in Directory.EnumerateFiles(root, DatabaseName + "*")) File.Delete(file);
            foreach (var folder in Folders[..2]) Directory.CreateDirectory(Path.Combine(root, folder));
        });
    }

    /// <summary>Takes earlier sabotage away, and nothing else.</summary>
    public void ClearBroken()
    {
        RefuseForeign();
        Try(() =>
        {
            if (Directory.Exists(Broken)) Directory.Delete(Broken, recursive: true);
            Directory.CreateDirectory(Broken);
        });
    }

    private void RefuseForeign()
    {
        if (File.Exists(root)) throw new RefusedException("SR211", $"{root} is a file; a demo needs a folder", "name another with --directory");
        if (!Directory.Exists(root)) return;
        var foreign = Directory.EnumerateFileSystemEntries(root)
            .Select(entry => Path.GetFileName(entry))
            .FirstOrDefault(name => !Folders.Contains(name) && !name.StartsWith(DatabaseName, StringComparison.Ordinal));
        if (foreign is not null)
        {
            throw new RefusedException(
                "SR211", $"{root} holds '{foreign}', which no demo made; nothing was touched", "name an empty or new folder with --directory");
        }
    }

    private static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the demo's folder cannot be prepared: {cause.Message}", "name another with --directory");
        }
    }
}
