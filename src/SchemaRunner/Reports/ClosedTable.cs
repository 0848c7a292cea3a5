namespace SchemaRunner.Reports;

/// <summary>How long a phase kept others from one table, at the most.</summary>
/// <param name="Table">The table by its name before the phase; <c>(the whole file)</c> on SQLite.</param>
/// <param name="WritersMilliseconds">How long nobody else could write to it.</param>
/// <param name="ReadersMilliseconds">How long nobody else could read it; 0 when everybody could.</param>
/// <remarks>
/// From the start of the statement that took the lock, since whoever comes while it waits for the lock waits too, to the
/// moment at which the phase's journal entry was made ready: the commit itself comes on top.
/// </remarks>
public sealed record ClosedTable(string Table, double WritersMilliseconds, double ReadersMilliseconds);
