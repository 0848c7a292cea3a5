namespace SchemaRunner.Snapshots;

/// <summary>One table before and after a phase; one side is absent when it is gone or new.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
/// <param name="Columns">Its columns, put together the same way.</param>
/// <param name="TookName">
/// Whether <paramref name="After"/> is a new table under the name that <paramref name="Before"/> had until it was
/// renamed: who asks for the name now finds the new table, so its content counts as well.
/// </param>
internal sealed record TablePair(Table? Before, Table? After, IReadOnlyList<ColumnPair> Columns, bool TookName = false)
{
    /// <summary>The pair of a column by its id before.</summary>
    public ColumnPair? ForBefore(string columnId) => Columns.FirstOrDefault(c => c.Before?.Id == columnId);
}
