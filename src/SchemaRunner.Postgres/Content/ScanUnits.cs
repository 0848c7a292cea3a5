using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Scans cut into parts for several connections: each large table alone, the biggest first, then the small ones.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="LargeRows">The estimated rows of each large table, the biggest first.</param>
internal sealed record ScanUnits(IReadOnlyList<IReadOnlyList<TableScan>> Parts, IReadOnlyList<long> LargeRows)
{
    /// <summary>From so many rows on a table is worth a connection, or a worker, of its own.</summary>
    public const long LargeTable = 100_000;

    private const int SmallTables = 30;

    public static ScanUnits Of(IReadOnlyList<TableScan> scans)
    {
        var large = scans.Where(s => RowsOf(s) >= LargeTable).OrderByDescending(RowsOf).ToList();
        var small = scans.Where(s => RowsOf(s) < LargeTable).Chunk(SmallTables);
        return new([.. large.Select(s => new[] { s }), .. small], [.. large.Select(RowsOf)]);
    }

    /// <summary>How many connections beside the first one are worth their opening: one for each further large table.</summary>
    public int HelpersFor(int degree) => Math.Clamp(LargeRows.Count - 1, 0, degree - 1);

    private static long RowsOf(TableScan scan) => scan.Table.HoldsRows ? scan.Table.EstimatedRows ?? 0 : 0;
}
