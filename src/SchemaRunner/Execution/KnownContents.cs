using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>What is known of tables' contents without reading them again.</summary>
internal sealed class KnownContents
{
    private readonly Dictionary<(string Schema, string Name), (TableScan Scan, TableContent Content)> after = [];

    /// <summary>Keeps what the snapshot after a phase found, for the snapshot before the next.</summary>
    public void Keep(IEnumerable<(TableScan Scan, TableContent Content)> contents)
    {
        after.Clear();
        foreach (var content in contents) after.TryAdd(NameOf(content.Scan), content);
    }

    /// <summary>Forgets everything.</summary>
    public void Forget() => after.Clear();

    /// <summary>The contents that the scans asked for would find, where the same was read at the end of the last phase.</summary>
    public IReadOnlyList<TableContent> Find(IReadOnlyList<TableScan> scans) =>
        [.. scans.Select(Find).OfType<TableContent>()];

    /// <summary>The contents of tables that a script did not write, as the snapshot after it has to have them.</summary>
    /// <returns>Whole: whether a scan of the table as it is now would find the very same.</returns>
    public static IReadOnlyList<(TableScan Scan, TableContent Content, bool IsWhole)> Carry(Touch touch, IReadOnlyList<TableScan> scans, Snapshot before)
    {
        var byTable = scans.ToDictionary(scan => scan.Table.Id);
        return [.. touch.Match.Tables
            .Where(pair => touch.WasRead(pair) && !touch.IsWritten(pair) && byTable.ContainsKey(pair.Before!.Id))
            .Select(pair => Carry(pair, byTable[pair.Before!.Id], before.Contents[pair.Before.Id]))];
    }

    private TableContent? Find(TableScan wanted)
    {
        // identities may count from anew in every phase, so names say what is what: both describe the same moment
        if (!after.TryGetValue(NameOf(wanted), out var known)) return null;
        var (scan, content) = known;
        if (!Same(scan.Key, wanted.Key) || !Same(scan.Columns, wanted.Columns)) return null;
        return content with
        {
            TableId = wanted.Table.Id,
            Digests = Translate(content.Digests, scan.Columns.Zip(wanted.Columns, (was, now) => (was.Column.Id, now.Column.Id))),
        };
    }

    private static (string Schema, string Name) NameOf(TableScan scan) => (scan.Table.Schema, scan.Table.Name);

    private static bool Same(IReadOnlyList<ColumnScan> one, IReadOnlyList<ColumnScan> other) =>
        one.Count == other.Count && one.Zip(other).All(pair =>
            pair.First.Column.Name == pair.Second.Column.Name && pair.First.Column.Type == pair.Second.Column.Type
            && pair.First.AsType == pair.Second.AsType && pair.First.InRowDigest == pair.Second.InRowDigest);

    private static (TableScan Scan, TableContent Content, bool IsWhole) Carry(TablePair pair, TableScan scan, TableContent content)
    {
        var columns = pair.Columns.Where(c => c.Before is not null && c.After is not null).ToDictionary(c => c.Before!.Id, c => c.After!);
        IReadOnlyList<ColumnScan> Kept(IReadOnlyList<ColumnScan> scans) =>
            [.. scans.Where(s => columns.ContainsKey(s.Column.Id)).Select(s => s with { Column = columns[s.Column.Id] })];
        var now = new TableScan(pair.After!, Kept(scan.Key), Kept(scan.Columns));
        return (
            now,
            content with
            {
                TableId = pair.After!.Id,
                Digests = Translate(content.Digests, columns.Select(c => (c.Key, c.Value.Id))),
            },
            now.Key.Count == scan.Key.Count && (scan.Key.Count > 0 || now.Columns.Count == scan.Columns.Count));
    }

    private static Dictionary<string, string> Translate(
        IReadOnlyDictionary<string, string> digests, IEnumerable<(string Was, string Now)> columns) =>
        columns.Where(c => digests.ContainsKey(c.Was)).ToDictionary(c => c.Now, c => digests[c.Was]);
}
