namespace SchemaRunner.Snapshots;

/// <summary>How one table's content is to be read.</summary>
/// <param name="Table">The table as the structure of this moment describes it.</param>
/// <param name="Key">
/// The columns that bind a value to its row; empty when there is no usable key, and values are then bound by
/// <see cref="TableContent.RowDigest"/> instead.
/// </param>
/// <param name="Columns">The columns to digest; empty when only rows are counted.</param>
public sealed record TableScan(Table Table, IReadOnlyList<ColumnScan> Key, IReadOnlyList<ColumnScan> Columns);

/// <summary>How one column's values are to be read.</summary>
/// <param name="Column">The column.</param>
/// <param name="AsType">
/// The type that the values are to be read as, so that the digest equals that of a column of this type;
/// <see langword="null"/> for the column's own. On SQLite any value here means: numbers that are equal digest equally,
/// whatever their storage class.
/// </param>
/// <param name="InRowDigest">Whether the column takes part in the digest of whole rows of a table without a key.</param>
public sealed record ColumnScan(Column Column, string? AsType = null, bool InRowDigest = true);
