namespace SchemaRunner.Reports.Writers;

/// <summary>What happened to one table over a whole run.</summary>
internal sealed record TableHistory
{
    /// <summary>Its name at the start; <see langword="null"/> when the run made it.</summary>
    public required string? NameFirst { get; init; }

    /// <summary>Its name at the end; <see langword="null"/> when the run dropped it.</summary>
    public required string? NameLast { get; init; }

    public required long? RowsFirst { get; init; }

    public required long? RowsLast { get; init; }

    public required ContentState Content { get; init; }

    public int ColumnsAdded { get; init; }

    public int ColumnsDropped { get; init; }

    public int ColumnsRenamed { get; init; }

    /// <summary>The tables of a run: those it found, those it made, those it dropped, by their names at the end.</summary>
    /// <remarks>Phases that were rolled back do not count.</remarks>
    public static IReadOnlyList<TableHistory> Of(Report report)
    {
        var living = new Dictionary<string, TableHistory>();
        var gone = new List<TableHistory>();
        foreach (var phase in report.Phases.Where(phase => RunFacts.WentThrough(phase.Verdict)))
        {
            // Names may be swapped within a phase, so all are looked up before any is put back
            var moved = phase.Tables
                .Select(table => Follow(table.NameBefore is { } name ? living.GetValueOrDefault(name) : null, table))
                .ToList();
            foreach (var table in phase.Tables)
            {
                if (table.NameBefore is { } name) living.Remove(name);
            }

            foreach (var table in moved)
            {
                if (table.NameLast is { } name) living[name] = table;
                else gone.Add(table);
            }
        }

        return
        [
            .. living.Values
                .OrderBy(table => table.NameFirst is null)
                .ThenBy(table => table.NameLast, StringComparer.Ordinal),
            .. gone,
        ];
    }

    private static TableHistory Follow(TableHistory? past, TableReport now) => new()
    {
        NameFirst = past is null ? now.NameBefore : past.NameFirst,
        NameLast = now.NameAfter,
        RowsFirst = past?.RowsFirst ?? (past is null || past.NameFirst is not null ? now.RowsBefore : null),
        RowsLast = now.NameAfter is null ? null : now.RowsAfter ?? past?.RowsLast,
        Content = past is null ? now.Content : Merge(past.Content, now.Content),
        ColumnsAdded = (past?.ColumnsAdded ?? 0) + now.ColumnsAdded.Count,
        ColumnsDropped = (past?.ColumnsDropped ?? 0) + now.ColumnsDropped.Count,
        ColumnsRenamed = (past?.ColumnsRenamed ?? 0) + now.ColumnsRenamed.Count,
    };

    private static ContentState Merge(ContentState past, ContentState now) => (past, now) switch
    {
        (_, ContentState.Dropped) => ContentState.Dropped,
        (ContentState.New, _) => ContentState.New,
        (ContentState.Changed, _) or (_, ContentState.Changed) => ContentState.Changed,
        (ContentState.NotCompared, _) or (_, ContentState.NotCompared) => ContentState.NotCompared,
        _ => now,
    };
}
