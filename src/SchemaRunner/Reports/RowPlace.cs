namespace SchemaRunner.Reports;

/// <summary>Where the rows are that a mismatch is about.</summary>
/// <param name="Table">The table's name as it is displayed, before the phase.</param>
/// <param name="TookName">Whether it is the new table that took this table's name.</param>
/// <param name="Columns">The columns whose values changed; empty when it is about whole rows.</param>
internal sealed record RowPlace(string Table, bool TookName, IReadOnlyList<string> Columns);
