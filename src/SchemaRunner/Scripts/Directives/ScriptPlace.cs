namespace SchemaRunner.Scripts.Directives;

/// <summary>Where lines can be put into a file.</summary>
/// <param name="Offset">How many bytes stand before it.</param>
/// <param name="Line">The number of a line that is put there, 1-based.</param>
/// <param name="Ending">How lines end there.</param>
/// <param name="IsOpen">Whether the line before has no ending, for it is the file's last.</param>
internal sealed record ScriptPlace(long Offset, int Line, string Ending, bool IsOpen);
