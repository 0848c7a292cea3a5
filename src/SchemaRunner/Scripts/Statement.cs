namespace SchemaRunner.Scripts;

/// <summary>One SQL statement of a script, verbatim, with its place.</summary>
/// <param name="Number">1-based position among the script's statements.</param>
/// <param name="Offset">UTF-16 offset of its first character in the text that it was cut from: a script's, or a window's of a large script.</param>
/// <param name="Line">1-based line of its first character.</param>
/// <param name="Column">1-based column of its first character, in characters.</param>
/// <param name="Text">The statement without its closing semicolon, comments inside it included.</param>
/// <param name="CopyData">The lines that follow a <c>COPY … FROM stdin</c>, without the closing <c>\.</c> line.</param>
public sealed record Statement(int Number, int Offset, int Line, int Column, string Text, string? CopyData = null)
{
    /// <summary>What follows <see cref="CopyData"/> of data too large to be held.</summary>
    /// <remarks>It is read from the script as it is asked for: once, and before the statement behind it is.</remarks>
    public IEnumerable<string> CopyRest { get; init; } = [];
}
