namespace SchemaRunner.Reports;

/// <summary>One line that was written into a script.</summary>
/// <param name="Path">The script's file.</param>
/// <param name="Line">The line's number, 1-based, in the file as it is since then.</param>
/// <param name="Text">The line, without its ending.</param>
public sealed record ScriptEdit(string Path, int Line, string Text);
