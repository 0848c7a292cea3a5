namespace SchemaRunner.Scripts;

/// <summary>A place that scripts come from.</summary>
public interface IScriptSource
{
    /// <summary>The place in words, for messages: a folder's path or an assembly's name.</summary>
    string Description { get; }

    /// <summary>Reads every <c>.sql</c> file of both directions, in no particular order.</summary>
    /// <exception cref="ScriptSourceException">The place does not exist or holds no script.</exception>
    IReadOnlyList<ScriptFile> Read();
}
