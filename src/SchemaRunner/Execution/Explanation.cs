using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Looks for the rows that a refused phase's mismatches are about, while the phase runs once more.</summary>
/// <param name="session">The session that runs it.</param>
/// <param name="mismatches">What was refused.</param>
internal sealed class Explanation(IEngineSession session, IReadOnlyList<Mismatch> mismatches)
{
    /// <summary>A table with more rows is not looked into.</summary>
    public const long MostRows = 1_000_000;

    private readonly HashSet<string> tables = [.. mismatches.Select(m => m.Place?.Table).OfType<string>()];
    private readonly Dictionary<(string Table, bool TookName), (RowDifferences Found, TableScan Before)> found = [];
    private IReadOnlyList<TableScan> kept = [];

    /// <summary>Tables that are too large to be looked into.</summary>
    public List<string> TooLarge { get; } = [];

    /// <summary>What has to be kept before the script.</summary>
    public IReadOnlyList<TableScan> WhatToKeep(Snapshot before)
    {
        var named = before.Structure.Tables.Where(t => t.HoldsRows && tables.Contains(DisplayName.Of(before.Structure, t))).ToLookup(
            t => before.Contents.GetValueOrDefault(t.Id) is { Rows: <= MostRows });
        TooLarge.AddRange(named[false].Select(t => DisplayName.Of(before.Structure, t)));
        kept = [.. named[true].Select(t => new TableScan(
            t,
            [.. t.KeyColumnIds.Select(id => new ColumnScan(t.Columns.First(c => c.Id == id)))],
            [.. t.Columns.Select(c => new ColumnScan(c))]))];
        return kept;
    }

    /// <summary>Tells the kept rows from those that are there after the script.</summary>
    public async Task ReadAsync(StructureMatch match, CancellationToken cancellationToken)
    {
        var pairs = kept.SelectMany(scan => match.Tables.Concat(match.NameTakers)
                .Where(pair => pair.Before?.Id == scan.Table.Id && pair.After is not null)
                .Select(pair => (pair.TookName, Scans: Aligned(match, pair, scan))))
            .Where(pair => pair.Scans.Before.Columns.Count > 0)
            .ToList();
        if (pairs.Count == 0) return;
        var differences = await session.ReadDifferencesAsync([.. pairs.Select(p => p.Scans)], cancellationToken);
        foreach (var (pair, difference) in pairs.Zip(differences))
            found[(DisplayName.Of(match.Before, pair.Scans.Before.Table), pair.TookName)] = (difference, pair.Scans.Before);
    }

    /// <summary>A mismatch with the rows that it is about.</summary>
    public Mismatch Explain(Mismatch mismatch)
    {
        // values that did not survive another type are a mismatch of their own
        if (mismatch.Place is not { } place || mismatch.Code == ColumnCheck.OfColumns || !found.TryGetValue((place.Table, place.TookName), out var rows)) return mismatch;
        return place.Columns.Count == 0 || rows.Before.Key.Count == 0
            ? OfRows(mismatch, rows.Found, rows.Before)
            : OfValues(mismatch, rows.Found, rows.Before, place.Columns);
    }

    private static Mismatch OfRows(Mismatch mismatch, RowDifferences found, TableScan before)
    {
        List<string> columns = [.. (before.Key.Count > 0 ? before.Key : before.Columns).Select(c => c.Column.Name)];
        return mismatch with { Samples = [.. Named("gone", found.Gone, columns), .. Named("new", found.Added, columns)] };
    }

    private static IEnumerable<string> Named(string what, RowSet rows, List<string> columns) =>
        rows.Samples.Select((row, i) => $"{what}: {SampleText.OfRow(columns, row)}{More(i, rows.Samples.Count, rows.Rows)}");

    private static Mismatch OfValues(Mismatch mismatch, RowDifferences found, TableScan before, IReadOnlyList<string> columns)
    {
        var key = before.Key.Select(c => c.Column.Name).ToList();
        var changed = before.Columns.Where(c => columns.Contains(c.Column.Name) && found.Changed.ContainsKey(c.Column.Id))
            .Select(c => (c.Column.Name, Values: found.Changed[c.Column.Id])).ToList();

        // one column needs no name, and of several each gets its turn
        var each = changed.Count == 1 ? RowDifferences.SampleLimit : 1;
        return mismatch with
        {
            Samples = [.. changed.SelectMany(column => column.Values.Samples.Take(each).Select((sample, i) =>
                $"{SampleText.OfRow(key, sample.Key)}: {(columns.Count == 1 ? "" : $"{DisplayName.Quoted(column.Name)} ")}"
                + $"{SampleText.OfChange(sample.Was, sample.Now)}{More(i, Math.Min(each, column.Values.Samples.Count), column.Values.Rows)}"))
                .Take(2 * RowDifferences.SampleLimit)],
        };
    }

    // the last example says how many more there are
    private static string More(int index, int shown, long rows) =>
        index == shown - 1 && rows > shown ? $" (and {Quantity.Of(rows - shown, "more row")})" : "";

    private static (TableScan Before, TableScan After) Aligned(StructureMatch match, TablePair pair, TableScan kept)
    {
        var columns = kept.Columns.Select(scan => (Was: scan, Now: pair.ForBefore(scan.Column.Id)?.After)).Where(c => c.Now is not null).ToList();
        var key = kept.Key.Select(scan => pair.ForBefore(scan.Column.Id)?.After).ToList();
        var hasKey = key.TrueForAll(c => c is not null);
        return (
            kept with { Key = hasKey ? kept.Key : [], Columns = [.. columns.Select(c => c.Was)] },
            new TableScan(
                pair.After!,
                hasKey ? [.. kept.Key.Zip(key, (was, now) => Read(match, was, now!))] : [],
                [.. columns.Select(c => Read(match, c.Was, c.Now!))]));
    }

    private static ColumnScan Read(StructureMatch match, ColumnScan was, Column now) =>
        new(now, match.SameType(was.Column, now) ? null : was.Column.Type);
}
