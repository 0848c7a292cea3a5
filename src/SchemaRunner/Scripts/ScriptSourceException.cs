namespace SchemaRunner.Scripts;

/// <summary>There are no scripts where they were looked for.</summary>
public sealed class ScriptSourceException : SchemaRunnerException
{
    /// <summary>Names the place and what is missing there.</summary>
    public ScriptSourceException(string place, string problem)
        : base(
            "SR100",
            $"{place}: {problem}",
            "put scripts into up/NNNN_name.sql and down/NNNN_name.sql below it, or name another folder with --migrations")
        => Place = place;

    /// <summary>The folder or assembly.</summary>
    public string Place { get; }
}
