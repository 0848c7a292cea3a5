using SchemaRunner.Snapshots;

namespace SchemaRunner.Comparisons;

/// <summary>A table of A, the table of B that it is compared with, and their columns, each with its counterpart.</summary>
internal sealed record ComparedPair(Table A, Table B, IReadOnlyList<(Column A, Column B)> Columns);
