using SchemaRunner.Cli.Configuration;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Parts;

/// <summary>Finds the scripts.</summary>
internal static class ScriptPlaces
{
    /// <summary>The folder that is looked for when none is named.</summary>
    public const string DefaultFolder = "migrations";

    /// <summary>The named folder, else <c>./migrations</c> when there is one, else the embedded set.</summary>
    /// <remarks>An empty folder is somebody's project: the embedded set must not be applied in its stead.</remarks>
    public static IScriptSource Find(Settings settings) =>
        settings.Migrations is { } folder ? Folder(folder)
        : IsEmbedded(settings) ? Embedded()
        : Folder(DefaultFolder);

    /// <summary>Whether nobody has named or made a folder, so that the embedded set is meant.</summary>
    public static bool IsEmbedded(Settings settings) => settings.Migrations is null && !Directory.Exists(DefaultFolder);

    /// <summary>The scripts of a folder.</summary>
    public static IScriptSource Folder(string path) => new FolderScriptSource(path);

    /// <summary>The scripts that travel inside this program.</summary>
    public static IScriptSource Embedded() => new EmbeddedScriptSource(typeof(ScriptPlaces).Assembly);
}
