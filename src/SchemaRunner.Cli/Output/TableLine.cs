using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>What a whole run did to one table.</summary>
/// <param name="Before">Its name before the run; <see langword="null"/> when it is new.</param>
/// <param name="After">Its name after the run; <see langword="null"/> when it is gone.</param>
/// <param name="RowsBefore">Rows before the run.</param>
/// <param name="RowsAfter">Rows after it.</param>
/// <param name="Content">How its content compares.</param>
/// <param name="Orphans">Orphans of its foreign keys at the end; <see langword="null"/> when it has none or they were not counted.</param>
internal sealed record TableLine(
    string? Before, string? After, long? RowsBefore, long? RowsAfter, ContentState Content, long? Orphans);
