namespace SchemaRunner.Scripts;

/// <summary>A script that is read again while it runs is not the one that was loaded.</summary>
public sealed class ScriptChangedException : SchemaRunnerException
{
    /// <summary>Names the script.</summary>
    public ScriptChangedException(string path, Exception? inner = null)
        : base("SR405", $"{path}: the file was changed between loading and running it", "run it again, and leave the file alone meanwhile", inner)
    {
    }
}
