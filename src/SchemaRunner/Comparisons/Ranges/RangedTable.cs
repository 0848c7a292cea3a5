using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons.Ranges;

/// <summary>One side's table as it is to be read by ranges of its key.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">
/// The columns that tell rows apart, in key order; empty when there is no key on both sides, and the only range is then
/// the whole table.
/// </param>
/// <param name="Columns">The columns that are compared, key columns included, in the same order on both sides.</param>
/// <param name="Order">How keys are ordered.</param>
public sealed record RangedTable(
    Table Table, IReadOnlyList<RangedColumn> Key, IReadOnlyList<RangedColumn> Columns, KeyOrder Order = KeyOrder.Own);
