namespace SchemaRunner.Scripts;

/// <summary>One SQL statement of a script, verbatim, with its place.</summary>
/// <param name="Number">1-based position among the script's statements.</param>
/// <param name="Offset">UTF-16 offset of its first character in the script's text.</param>
/// <param name="Line">1-based line of its first character.</param>
/// <param name="Column">1-based column of its first character, in characters.</param>
/// <param name="Text">The statement without its closing semicolon, comments inside it included.</param>
/// <param name="CopyData">The lines that follow a <c>COPY … FROM stdin</c>, without the closing <c>\.</c> line.</param>
public sealed record Statement(int Number, int Offset, int Line, int Column, string Text, string? CopyData = null);
