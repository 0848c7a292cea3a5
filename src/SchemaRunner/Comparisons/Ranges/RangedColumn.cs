using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons.Ranges;

/// <summary>A column that is compared, and in which form; the other side reads its column in the same form.</summary>
/// <param name="Column">The column of this side.</param>
/// <param name="Form">The form.</param>
public sealed record RangedColumn(Column Column, ValueForm Form);
