namespace SchemaRunner.Reports;

/// <summary>How long a table would be closed to others at a time, and in which phase that is.</summary>
/// <param name="Table">The table by its name before that phase; <c>(the whole file)</c> on SQLite.</param>
/// <param name="Version">The migration's number.</param>
/// <param name="WritersMilliseconds">How long nobody else could write to it.</param>
/// <param name="ReadersMilliseconds">How long nobody else could read it; 0 when everybody could.</param>
public sealed record WindowTable(string Table, string Version, double WritersMilliseconds, double ReadersMilliseconds);
