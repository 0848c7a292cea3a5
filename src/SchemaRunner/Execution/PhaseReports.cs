using System.Security.Cryptography;
using System.Text;
using SchemaRunner.Checks;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Puts what a comparison found into the words of a report.</summary>
internal static class PhaseReports
{
    /// <summary>One entry for each table of either side, by the name after.</summary>
    public static IReadOnlyList<TableReport> Tables(Comparison comparison) =>
        [.. comparison.Match.Tables
            .Select(pair => TableOf(comparison, pair))
            .OrderBy(t => t.NameAfter ?? t.NameBefore, StringComparer.Ordinal)];

    /// <summary>One entry for each foreign key of either side.</summary>
    public static IReadOnlyList<ForeignKeyReport> ForeignKeys(Comparison comparison) =>
        [.. ForeignKeyMatch.Of(comparison.Match)
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

    private static TableReport TableOf(Comparison comparison, TablePair pair)
    {
        var before = pair.Before is null ? null : comparison.Before.Contents.GetValueOrDefault(pair.Before.Id);
        var after = pair.After is null ? null : comparison.After.Contents.GetValueOrDefault(pair.After.Id);
        var difference = ContentDifference.Of(comparison, pair);
        var both = pair.Columns.Where(c => c.Before is not null && c.After is not null).ToList();
        return new TableReport
        {
            NameBefore = pair.Before is null ? null : DisplayName.Of(comparison.Match.Before, pair.Before),
            NameAfter = pair.After is null ? null : DisplayName.Of(comparison.Match.After, pair.After),
            RowsBefore = before?.Rows,
            RowsAfter = after?.Rows,
            Content = difference.State == ContentState.NotCompared && before is not null && after is not null && before.Rows != after.Rows
                ? ContentState.Changed
                : difference.State,
            DigestBefore = Combined(before, both.Select(c => c.Before!.Id)),
            DigestAfter = Combined(after, both.Count > 0 ? both.Select(c => c.After!.Id) : pair.Columns.Select(c => c.After?.Id ?? "")),
            ColumnsChanged = [.. difference.Columns.Select(c => c.Before!.Name)],
            ColumnsAdded = pair.Before is null ? [] : [.. pair.Columns.Where(c => c.Before is null).Select(c => c.After!.Name)],
            ColumnsDropped = pair.After is null ? [] : [.. pair.Columns.Where(c => c.After is null).Select(c => c.Before!.Name)],
            ColumnsRenamed = [.. both.Where(c => c.Before!.Name != c.After!.Name).Select(c => $"{c.Before!.Name} → {c.After!.Name}")],
        };
    }

    /// <summary>One short digest over the digests of some columns and the row count.</summary>
    private static string? Combined(TableContent? content, IEnumerable<string> columnIds)
    {
        if (content is null || content.Digests.Count == 0) return null;
        var text = new StringBuilder().Append(content.Rows).Append('/').Append(content.RowDigest);
        foreach (var id in columnIds) text.Append('/').Append(content.Digests.GetValueOrDefault(id));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
