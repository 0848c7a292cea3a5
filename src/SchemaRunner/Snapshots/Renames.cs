namespace SchemaRunner.Snapshots;

/// <summary>The names that changed in a phase, for reading a definition of before with the names of after.</summary>
internal sealed class Renames
{
    private readonly StringComparer names;
    private readonly HashSet<(string Was, string Now)> tables = [];
    private readonly Dictionary<string, HashSet<(string Was, string Now)>> columnsByTable = [];
    private readonly HashSet<(string Was, string Now)> columns = [];
    private readonly Lazy<Dictionary<string, int>> tablesByColumn;

    public Renames(StructureMatch match)
    {
        names = match.Names;
        tablesByColumn = new(() => match.Before.Tables.SelectMany(t => t.Columns).CountBy(c => c.Name, names).ToDictionary(names));
        NoteObjects(match);
        foreach (var pair in match.Tables.Where(p => p.Before is not null && p.After is not null && !ReferenceEquals(p.Before, p.After)))
        {
            Note(tables, pair.Before!.Name, pair.After!.Name);
            Note(tables, pair.Before.Schema, pair.After.Schema);
            var own = columnsByTable[pair.Before.Id] = [];
            foreach (var column in pair.Columns.Where(c => c.Before is not null && c.After is not null))
            {
                Note(own, column.Before!.Name, column.After!.Name);
                Note(columns, column.Before.Name, column.After.Name);
            }
        }
    }

    /// <summary>Whether no name changed.</summary>
    public bool AreNone => tables.Count + columns.Count == 0;

    private void NoteObjects(StructureMatch match)
    {
        var named = match.After.Objects.Where(IsNamedInDefinitions).ToDictionary(o => (o.Kind, o.Id));
        foreach (var was in match.Before.Objects.Where(IsNamedInDefinitions))
        {
            if (!named.TryGetValue((was.Kind, was.Id), out var now)) continue;
            Note(tables, was.Name.Split('(')[0], now.Name.Split('(')[0]);
            Note(tables, was.Schema, now.Schema);
        }
    }

    private static bool IsNamedInDefinitions(SchemaObject item) =>
        item.Kind is ObjectKind.Type or ObjectKind.Function or ObjectKind.View or ObjectKind.Schema;

    /// <summary>Whether a name of before may stand as a name of after.</summary>
    /// <param name="was">The name before.</param>
    /// <param name="now">The name after.</param>
    /// <param name="tableId">The table (before) that the definition belongs to; <see langword="null"/> when it is free.</param>
    /// <param name="namesOthers">Whether the definition may name columns of other tables too, as a trigger's body does.</param>
    public bool Allows(string was, string now, string? tableId, bool namesOthers)
    {
        if (tableId is null) return Has(columns, was, now) || Has(tables, was, now) || names.Equals(was, now);

        // within one table a column's new name is certain: the old one may not stand for it any more
        var own = columnsByTable.GetValueOrDefault(tableId) ?? [];
        if (Has(own, was, now) || Has(tables, was, now) || (namesOthers && Has(columns, was, now))) return true;
        if (!names.Equals(was, now)) return false;
        return !own.Any(r => names.Equals(r.Was, was)) || (namesOthers && tablesByColumn.Value.GetValueOrDefault(was) > 1);
    }

    private bool Has(HashSet<(string Was, string Now)> set, string was, string now) =>
        set.Count > 0 && set.Any(r => names.Equals(r.Was, was) && names.Equals(r.Now, now));

    private void Note(HashSet<(string Was, string Now)> set, string was, string now)
    {
        if (!names.Equals(was, now)) set.Add((was, now));
    }
}
