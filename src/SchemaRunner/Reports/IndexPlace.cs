namespace SchemaRunner.Reports;

/// <summary>Where a statement outside a transaction builds an index, so that what it leaves behind can be told from others'.</summary>
/// <param name="Table">The table, as the server quotes it with its schema.</param>
/// <param name="Index">The new index's name; <see langword="null"/> when the server chooses it.</param>
/// <param name="Before">The names of the table's indexes before the statement.</param>
public sealed record IndexPlace(string Table, string? Index, IReadOnlyList<string> Before)
{
    /// <summary>Whether existing indexes are built anew, beside themselves.</summary>
    public bool IsRebuild { get; init; }
}
