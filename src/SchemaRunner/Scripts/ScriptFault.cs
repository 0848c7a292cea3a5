namespace SchemaRunner.Scripts;

/// <summary>One thing that is wrong with a script, or worth a note, with its place.</summary>
/// <param name="Code">SR1xx; see <see cref="ScriptFaultCodes"/>.</param>
/// <param name="Path">The script.</param>
/// <param name="Line">1-based line; 0 when the fault is the file's.</param>
/// <param name="Column">1-based column; 0 when the fault is the file's or the line's.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Hint">What to do, or <see langword="null"/>.</param>
public sealed record ScriptFault(string Code, string Path, int Line, int Column, string Message, string? Hint = null)
{
    /// <summary><c>up/0003_x.sql:12:9: the comment is never closed</c></summary>
    public string Sentence => $"{Place}: {Message}";

    private string Place => Line == 0 ? Path : Column == 0 ? $"{Path}:{Line}" : $"{Path}:{Line}:{Column}";

    /// <summary><c>SR104: up/0003_x.sql:12:9: the comment is never closed</c></summary>
    public override string ToString() => $"{Code}: {Sentence}";
}
