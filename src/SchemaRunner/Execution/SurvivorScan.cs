using SchemaRunner.Engines;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>
/// Tells the rows that stay from those that come and go, in tables whose rows are declared to change: sums over all rows
/// say nothing there, sums over the rows that stayed do.
/// </summary>
internal sealed class SurvivorScan(IEngineSession session, ScanPlan plan)
{
    private IReadOnlyList<TableScan> kept = [];

    /// <summary>Keeps the rows of such tables before the script; an empty table has none to keep.</summary>
    /// <param name="before">The snapshot before.</param>
    /// <param name="others">Tables whose rows are to be kept for another reason.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task KeepAsync(Snapshot before, IReadOnlyList<TableScan> others, CancellationToken cancellationToken)
    {
        kept = [.. plan.WithRowsDeclared().Where(scan => before.Contents[scan.Table.Id].Rows > 0)];
        var all = others.Concat(kept).DistinctBy(scan => scan.Table.Id).ToList();
        if (all.Count > 0) await session.KeepRowsAsync(all, cancellationToken);
    }

    /// <summary>What the rows that stayed held and hold, by table id before; equal row sets are compared by their sums alone.</summary>
    public async Task<IReadOnlyDictionary<string, SurvivorContent>> CompareAsync(
        StructureMatch match, IReadOnlyList<TableScan> scans, CancellationToken cancellationToken)
    {
        var pairs = kept
            .Select(scan => (Before: scan, After: scans.FirstOrDefault(s => s.Table.Id == match.ForBefore(scan.Table.Id).After?.Id)))
            .Where(pair => pair.After is { Key.Count: > 0 })
            .Select(pair => Aligned(match, pair.Before, pair.After!))
            .ToList();
        if (pairs.Count == 0) return new Dictionary<string, SurvivorContent>();
        return (await session.ScanSurvivorsAsync(pairs, cancellationToken)).ToDictionary(s => s.TableId);
    }

    /// <summary>Both scans with the columns that are on both sides, in the same order.</summary>
    private static (TableScan Before, TableScan After) Aligned(StructureMatch match, TableScan before, TableScan after)
    {
        var pair = match.ForBefore(before.Table.Id);
        var columns = before.Columns
            .Select(scan => (scan, now: after.Columns.FirstOrDefault(c => c.Column.Id == pair.ForBefore(scan.Column.Id)?.After?.Id)))
            .Where(c => c.now is not null)
            .ToList();
        return (before with { Columns = [.. columns.Select(c => c.scan)] }, after with { Columns = [.. columns.Select(c => c.now!)] });
    }
}
