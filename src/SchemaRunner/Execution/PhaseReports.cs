using System.Security.Cryptography;
using System.Text;
using SchemaRunner.Checks;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Puts what a comparison found into the words of a report.</summary>
internal static class PhaseReports
{
    /// <summary>One entry for each table that was read, changed or left out, by the name after.</summary>
    public static IReadOnlyList<TableReport> Tables(Comparison comparison, Touch touch) =>
        [.. comparison.Match.Tables
            .Where(pair => MayBeWorthALine(comparison, touch, pair))
            .Select(pair => TableOf(comparison, touch, pair))
            .Where(IsWorthALine)
            .OrderBy(t => t.NameAfter ?? t.NameBefore, StringComparer.Ordinal)];

    /// <summary>One entry for each foreign key that was counted on either side.</summary>
    public static IReadOnlyList<ForeignKeyReport> ForeignKeys(Comparison comparison) =>
        [.. comparison.Match.ForeignKeys
            .Where(pair => WasCounted(comparison.Before, pair.Before) || WasCounted(comparison.After, pair.After))
            .Select(pair =>
            {
                var after = pair.After is null ? null : comparison.After.Orphans.GetValueOrDefault(pair.After.Id);
                var before = pair.Before is null ? null : comparison.Before.Orphans.GetValueOrDefault(pair.Before.Id);
                var key = pair.After is not null
                    ? DisplayName.OfKeyAndParent(comparison.Match.After, pair.After)
                    : DisplayName.OfKeyAndParent(comparison.Match.Before, pair.Before!);
                return new ForeignKeyReport(key, before?.Rows, after?.Rows, after?.Samples ?? []);
            })
            .OrderBy(k => k.Key, StringComparer.Ordinal)];

    /// <summary>How many tables were read, and why the others were not.</summary>
    public static Coverage Cover(Touch touch, IReadOnlyList<TableScan> scans, PhaseScope scope)
    {
        var old = touch.Match.Tables.Where(pair => pair.Before is { HoldsRows: true }).ToList();
        return new Coverage
        {
            TablesRead = scans.Count,
            TablesUntouched = old.Count(pair => !touch.IsExcluded(pair) && !touch.IsWritten(pair)),
            TablesExcluded = [.. old.Where(touch.IsExcluded).Select(pair => DisplayName.Of(touch.Match.Before, pair.Before!))],
            WholeBecause = scope.Tables.Reason,
        };
    }

    private static TableReport TableOf(Comparison comparison, Touch touch, TablePair pair)
    {
        var before = pair.Before is null ? null : comparison.Before.Contents.GetValueOrDefault(pair.Before.Id);
        var after = pair.After is null ? null : comparison.After.Contents.GetValueOrDefault(pair.After.Id);
        var both = pair.Columns.Where(c => c.Before is not null && c.After is not null).ToList();
        var coverage = CoverageOf(comparison, touch, pair);
        var difference = ContentDifference.Of(comparison, pair);
        return new TableReport
        {
            NameBefore = pair.Before is null ? null : DisplayName.Of(comparison.Match.Before, pair.Before),
            NameAfter = pair.After is null ? null : DisplayName.Of(comparison.Match.After, pair.After),
            RowsBefore = before?.Rows,
            RowsAfter = after?.Rows,
            Content = coverage == TableCoverage.Untouched ? ContentState.Same
                : difference.State == ContentState.NotCompared && before is not null && after is not null && before.Rows != after.Rows
                    ? ContentState.Changed
                    : difference.State,
            Coverage = coverage,
            DigestBefore = Combined(before, both.Select(c => c.Before!.Id)),
            DigestAfter = Combined(after, both.Count > 0 ? both.Select(c => c.After!.Id) : pair.Columns.Select(c => c.After?.Id ?? "")),
            ColumnsChanged = [.. difference.Columns.Select(c => c.Before!.Name)],
            ColumnsAdded = pair.Before is null ? [] : [.. pair.Columns.Where(c => c.Before is null).Select(c => c.After!.Name)],
            ColumnsDropped = pair.After is null ? [] : [.. pair.Columns.Where(c => c.After is null).Select(c => c.Before!.Name)],
            ColumnsRenamed = [.. both.Where(c => c.Before!.Name != c.After!.Name).Select(c => $"{c.Before!.Name} → {c.After!.Name}")],
        };
    }

    private static TableCoverage CoverageOf(Comparison comparison, Touch touch, TablePair pair) =>
        comparison.Level == VerifyLevel.Structure ? TableCoverage.None
        : touch.IsExcluded(pair) ? TableCoverage.Excluded
        : touch.IsWritten(pair) ? TableCoverage.Read
        : TableCoverage.Untouched;

    private static bool WasCounted(Snapshot snapshot, ForeignKey? key) => key is not null && snapshot.Orphans.ContainsKey(key.Id);

    // most tables are the very ones that stood before, and need not be described to know that
    private static bool MayBeWorthALine(Comparison comparison, Touch touch, TablePair pair) =>
        !ReferenceEquals(pair.Before, pair.After) || comparison.Before.Contents.ContainsKey(pair.Before!.Id)
        || CoverageOf(comparison, touch, pair) is TableCoverage.Read or TableCoverage.Excluded;

    // a database may hold thousands of tables that have nothing to do with the phase: those are only counted
    private static bool IsWorthALine(TableReport table) =>
        table.Coverage is TableCoverage.Read or TableCoverage.Excluded
        || table.RowsBefore is not null || table.NameBefore != table.NameAfter
        || table.ColumnsAdded.Count + table.ColumnsDropped.Count + table.ColumnsRenamed.Count > 0;

    /// <summary>One short digest over the digests of some columns and the row count.</summary>
    private static string? Combined(TableContent? content, IEnumerable<string> columnIds)
    {
        if (content is null || content.Digests.Count == 0) return null;
        var text = new StringBuilder().Append(content.Rows).Append('/').Append(content.RowDigest);
        foreach (var id in columnIds) text.Append('/').Append(content.Digests.GetValueOrDefault(id));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
