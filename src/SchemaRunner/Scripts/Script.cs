using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Scripts;

/// <summary>One SQL file, in one direction, read and cut into statements.</summary>
/// <param name="Version">The migration's number.</param>
/// <param name="Name">What the file name says after the number, such as <c>rename_master_wilayah</c>.</param>
/// <param name="Direction">Up or down.</param>
/// <param name="Path">Where a person finds it.</param>
/// <param name="Text">Its text, line endings as <c>\n</c>, without a byte order mark.</param>
/// <param name="Checksum"><c>sha256:</c> and the lower-case hex of the UTF-8 of <paramref name="Text"/>.</param>
/// <param name="Statements">Its statements in order.</param>
/// <param name="Directives">What its head declares.</param>
public sealed record Script(
    ScriptVersion Version,
    string Name,
    Direction Direction,
    string Path,
    string Text,
    string Checksum,
    IReadOnlyList<Statement> Statements,
    ScriptDirectives Directives);
