using SchemaRunner.Cli.Configuration;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Parts;

/// <summary>Finds the scripts.</summary>
internal static class ScriptPlaces
{
    /// <summary>The folder that is looked for when none is named.</summary>
    public const string DefaultFolder = "migrations";

    /// <summary>The named folder, else <c>./migrations</c> when it has scripts to apply, else the embedded set.</summary>
    public static IScriptSource Find(Settings settings) =>
        settings.Migrations is { } folder ? Folder(folder)
        : Directory.Exists(Path.Combine(DefaultFolder, "up")) ? Folder(DefaultFolder)
        : Embedded();

    /// <summary>The scripts of a folder.</summary>
    public static IScriptSource Folder(string path) => new FolderScriptSource(path);

    /// <summary>The scripts that travel inside this program.</summary>
    public static IScriptSource Embedded() => new EmbeddedScriptSource(typeof(ScriptPlaces).Assembly);
}
