namespace SchemaRunner.Snapshots;

/// <summary>Says which table and column after a phase is which before it, whatever their names.</summary>
/// <remarks>
/// Identity first; what is left over is matched by name, which is how a table rebuilt under its old name is found.
/// </remarks>
internal sealed class StructureMatch
{
    private readonly Dictionary<string, TablePair> byBefore = [];
    private readonly Dictionary<string, TablePair> byAfter = [];

    public StructureMatch(Structure before, Structure after, StringComparer names)
    {
        Before = before;
        After = after;
        Names = names;

        var afterById = after.Tables.ToDictionary(t => t.Id);
        var newByName = after.Tables
            .Where(t => before.Tables.All(b => b.Id != t.Id))
            .ToDictionary(t => (t.Schema, t.Name), NameKey(names));
        var pairs = new List<TablePair>();
        var takers = new List<TablePair>();

        foreach (var was in before.Tables)
        {
            var same = afterById.GetValueOrDefault(was.Id);
            var underItsName = newByName.GetValueOrDefault((was.Schema, was.Name));
            if (same is null && underItsName is not null) newByName.Remove((was.Schema, was.Name));
            pairs.Add(Pair(was, same ?? underItsName, sameIdentity: same is not null));
            if (same is not null && underItsName is not null)
                takers.Add(Pair(was, underItsName, sameIdentity: false) with { TookName = true });
        }

        pairs.AddRange(newByName.Values.Select(now => Pair(null, now, sameIdentity: false)));
        Tables = pairs;
        NameTakers = takers;
        foreach (var pair in pairs)
        {
            if (pair.Before is not null) byBefore.Add(pair.Before.Id, pair);
            if (pair.After is not null) byAfter.Add(pair.After.Id, pair);
        }

        Renames = new Renames(this);
    }

    public Structure Before { get; }

    public Structure After { get; }

    /// <summary>How names compare in this engine.</summary>
    public StringComparer Names { get; }

    /// <summary>Every table of either side once.</summary>
    public IReadOnlyList<TablePair> Tables { get; }

    /// <summary>New tables that took the name of a table that was renamed.</summary>
    public IReadOnlyList<TablePair> NameTakers { get; }

    /// <summary>The names that changed.</summary>
    public Renames Renames { get; }

    public TablePair ForBefore(string tableId) => byBefore[tableId];

    public TablePair ForAfter(string tableId) => byAfter[tableId];

    /// <summary>Ids of columns before as the ids they have after; a column that is gone becomes <see langword="null"/>.</summary>
    public IReadOnlyList<string?> ColumnsAfter(string tableId, IEnumerable<string> columnIds) =>
        [.. columnIds.Select(id => ForBefore(tableId).ForBefore(id)?.After?.Id)];

    private TablePair Pair(Table? was, Table? now, bool sameIdentity)
    {
        var columns = new List<ColumnPair>();
        var left = now?.Columns.ToList() ?? [];
        var lost = new List<Column>();
        foreach (var column in was?.Columns ?? [])
        {
            var same = sameIdentity ? left.Find(c => c.Id == column.Id) : null;
            if (same is null) lost.Add(column);
            else left.Remove(same);
            columns.Add(new ColumnPair(column, same));
        }

        foreach (var column in lost)
        {
            if (left.Find(c => Names.Equals(c.Name, column.Name)) is not { } named) continue;
            left.Remove(named);
            columns[columns.FindIndex(c => c.Before == column)] = new ColumnPair(column, named);
        }

        columns.AddRange(left.Select(column => new ColumnPair(null, column)));
        return new TablePair(was, now, columns);
    }

    private static EqualityComparer<(string Schema, string Name)> NameKey(StringComparer names) =>
        EqualityComparer<(string Schema, string Name)>.Create(
            (a, b) => names.Equals(a.Schema, b.Schema) && names.Equals(a.Name, b.Name),
            key => HashCode.Combine(names.GetHashCode(key.Schema), names.GetHashCode(key.Name)));
}
