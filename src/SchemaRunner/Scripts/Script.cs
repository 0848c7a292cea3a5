using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Scripts;

/// <summary>One SQL file, in one direction, read and cut into statements.</summary>
/// <param name="Version">The migration's number.</param>
/// <param name="Name">What the file name says after the number, such as <c>rename_master_wilayah</c>.</param>
/// <param name="Direction">Up or down.</param>
/// <param name="Path">Where a person finds it.</param>
/// <param name="Text">
/// Its text, line endings as <c>\n</c>, without a byte order mark. Of a script larger than 4 MiB only the first lines, and a
/// comment that says so.
/// </param>
/// <param name="Checksum"><c>sha256:</c> and the lower-case hex of the UTF-8 of the whole text.</param>
/// <param name="Statements">
/// Its statements in order. Those of a script larger than 4 MiB are read from its file whenever they are enumerated, so that
/// it never has to fit into memory.
/// </param>
/// <param name="Directives">What its head declares.</param>
public sealed record Script(
    ScriptVersion Version,
    string Name,
    Direction Direction,
    string Path,
    string Text,
    string Checksum,
    IReadOnlyCollection<Statement> Statements,
    ScriptDirectives Directives)
{
    /// <summary>The place behind its last character.</summary>
    public TextPosition End { get; init; } = TextPosition.Start;
}
