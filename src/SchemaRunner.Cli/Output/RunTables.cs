using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>Adds up what the phases of a run did to each table, following it through its names.</summary>
internal static class RunTables
{
    /// <summary>One line for each table that existed before or after the phases.</summary>
    public static IReadOnlyList<TableLine> AddUp(IEnumerable<PhaseReport> phases)
    {
        var lines = new List<TableLine>();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new Dictionary<string, ForeignKeyReport>(StringComparer.Ordinal);
        foreach (var phase in phases)
        {
            // Names of one phase are gathered apart, since two tables may change names with each other
            var next = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var table in phase.Tables)
            {
                var line = table.NameBefore is { } name && byName.TryGetValue(name, out var known) ? known : -1;
                if (line < 0)
                {
                    line = lines.Count;
                    lines.Add(new TableLine(
                        table.NameBefore, table.NameAfter, table.RowsBefore, table.RowsAfter, table.Content, null));
                }
                else
                {
                    lines[line] = Add(lines[line], table);
                }

                if (table.NameAfter is not null) next[table.NameAfter] = line;
            }

            var met = next.Values.ToHashSet();
            foreach (var (name, line) in byName)
                if (!met.Contains(line) && lines[line].After == name) next.TryAdd(name, line);
            byName = next;
            foreach (var key in phase.ForeignKeys) keys[key.Key] = key;
        }

        return
        [
            .. lines
                .Where(line => line.Before is not null || line.After is not null)
                .Select(line => line with { Orphans = OrphansOf(line.After, keys.Values) }),
        ];
    }

    private static TableLine Add(TableLine line, TableReport table) => line with
    {
        After = table.NameAfter,
        RowsAfter = table.NameAfter is null ? null : table.RowsAfter ?? line.RowsAfter,
        Content = Add(line.Content, table.Content),
    };

    private static ContentState Add(ContentState was, ContentState now) =>
        now == ContentState.Dropped ? ContentState.Dropped
        : was is ContentState.New or ContentState.Changed ? was
        : now == ContentState.Changed ? ContentState.Changed
        : was == ContentState.NotCompared ? was
        : now;

    // A key's text begins with its child table: regencies(province_id) → provinces(id)
    private static long? OrphansOf(string? table, IEnumerable<ForeignKeyReport> keys)
    {
        long? orphans = null;
        foreach (var key in keys)
            if (key.OrphansAfter is { } count && table is not null && key.Key.StartsWith(table + "(", StringComparison.Ordinal))
                orphans = (orphans ?? 0) + count;
        return orphans;
    }
}
