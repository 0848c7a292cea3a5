using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Json;

/// <summary>One fault of a script, for a program.</summary>
/// <param name="Code">SR1xx.</param>
/// <param name="Path">The script.</param>
/// <param name="Line">1-based line; 0 when the fault is the file's.</param>
/// <param name="Column">1-based column; 0 when the fault is the file's or the line's.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do, or <see langword="null"/>.</param>
internal sealed record FaultDocument(string Code, string Path, int Line, int Column, string Message, string? Hint)
{
    /// <summary>The document for a fault.</summary>
    public static FaultDocument Of(ScriptFault fault) =>
        new(fault.Code, fault.Path, fault.Line, fault.Column, fault.Message, fault.Hint);
}
