namespace SchemaRunner.Cli.Output;

/// <summary>Colours for words that carry a verdict; none when they are not wanted.</summary>
/// <param name="enabled">Whether they are.</param>
internal readonly struct Paint(bool enabled)
{
    /// <summary>What went well.</summary>
    public string Good(string text) => Wrap("32", text);

    /// <summary>What was refused or failed.</summary>
    public string Bad(string text) => Wrap("1;31", text);

    /// <summary>What deserves a look.</summary>
    public string Notable(string text) => Wrap("33", text);

    /// <summary>A heading.</summary>
    public string Strong(string text) => Wrap("1", text);

    /// <summary>What matters less.</summary>
    public string Faint(string text) => Wrap("2", text);

    private string Wrap(string code, string text) =>
        enabled && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
