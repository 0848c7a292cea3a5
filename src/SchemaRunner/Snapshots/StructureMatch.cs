namespace SchemaRunner.Snapshots;

/// <summary>Says which table and column after a phase is which before it, whatever their names.</summary>
/// <remarks>
/// Identity first; what is left over is matched by name, which is how a table rebuilt under its old name is found.
/// </remarks>
internal sealed class StructureMatch
{
    private readonly Dictionary<string, TablePair> byBefore = [];
    private readonly Dictionary<string, TablePair> byAfter = [];
    private readonly Dictionary<ObjectKind, Dictionary<string, string?>> idsAfter = [];
    private readonly Dictionary<ObjectKind, IReadOnlyList<(SchemaObject? Before, SchemaObject? After)>> pairsByKind = [];
    private IReadOnlyList<(ForeignKey? Before, ForeignKey? After)>? foreignKeys;

    public StructureMatch(Structure before, Structure after, StringComparer names)
    {
        Before = before;
        After = after;
        Names = names;
        Objects = new ObjectSplit(before, after);

        var afterById = after.Tables.ToDictionary(t => t.Id);
        var idsBefore = before.Tables.Select(t => t.Id).ToHashSet();
        var newByName = after.Tables
            .Where(t => !idsBefore.Contains(t.Id))
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

    /// <summary>The objects other than tables, foreign keys and sequences.</summary>
    public ObjectSplit Objects { get; }

    /// <summary>The foreign keys of either side as <see cref="ForeignKeyMatch"/> pairs them.</summary>
    public IReadOnlyList<(ForeignKey? Before, ForeignKey? After)> ForeignKeys => foreignKeys ??= ForeignKeyMatch.Pair(this);

    /// <summary>The names that changed.</summary>
    public Renames Renames { get; }

    public TablePair ForBefore(string tableId) => byBefore[tableId];

    /// <summary>The id after of a table or view, which objects may belong to; <see langword="null"/> when it is gone.</summary>
    public string? OwnerAfter(string id) =>
        byBefore.TryGetValue(id, out var table) ? table.After?.Id : IdsAfter(ObjectKind.View).GetValueOrDefault(id);

    /// <summary><c>Kind:Id</c> of an object before as it is after, made anew or not; <see langword="null"/> when it is gone.</summary>
    public string? ObjectAfter(string owner)
    {
        var parts = owner.Split(':', 2);
        var after = IdsAfter(Enum.Parse<ObjectKind>(parts[0])).GetValueOrDefault(parts[1]);
        return after is null ? null : $"{parts[0]}:{after}";
    }

    /// <summary>Whether a column has the type that it had, whatever the type is called now.</summary>
    public bool SameType(Column was, Column now)
    {
        if (was.TypeMeaning is null || now.TypeMeaning is null) return was.Type == now.Type;
        if (was.TypeMeaning == now.TypeMeaning) return true;

        // a type made anew under its name is the type check's; one that took the name of a type that is still there is not
        var type = was.TypeMeaning.Split(' ')[0];
        return was.Type == now.Type && !After.Objects.Any(o => o.Kind == ObjectKind.Type && o.Id == type);
    }

    public TablePair? FindBefore(string tableId) => byBefore.GetValueOrDefault(tableId);

    public TablePair ForAfter(string tableId) => byAfter[tableId];

    /// <summary>Ids of columns before as the ids they have after; a column that is gone becomes <see langword="null"/>.</summary>
    public IReadOnlyList<string?> ColumnsAfter(string tableId, IEnumerable<string> columnIds) =>
        [.. columnIds.Select(id => ForBefore(tableId).ForBefore(id)?.After?.Id)];

    /// <summary>The objects of a kind as <see cref="ObjectMatch"/> pairs them, which it does once.</summary>
    public IReadOnlyList<(SchemaObject? Before, SchemaObject? After)> PairsOf(
        ObjectKind kind, Func<IReadOnlyList<(SchemaObject? Before, SchemaObject? After)>> pair) =>
        pairsByKind.TryGetValue(kind, out var known) ? known : pairsByKind[kind] = pair();

    private Dictionary<string, string?> IdsAfter(ObjectKind kind)
    {
        if (idsAfter.TryGetValue(kind, out var known)) return known;
        var pairs = kind switch
        {
            ObjectKind.Sequence => SequenceMatch.Of(this).Select(p => (p.Before?.Id, p.After?.Id)),
            ObjectKind.ForeignKey => ForeignKeys.Select(p => (p.Before?.Id, p.After?.Id)),
            _ => Objects.Same(kind).Select(same => ((string?)same.Id, (string?)same.Id))
                .Concat(ObjectMatch.Of(this, kind).Select(p => (p.Before?.Id, p.After?.Id))),
        };
        return idsAfter[kind] = pairs.Where(p => p.Item1 is not null).ToDictionary(p => p.Item1!, p => p.Item2);
    }

    private TablePair Pair(Table? was, Table? now, bool sameIdentity)
    {
        if (sameIdentity && ReferenceEquals(was, now)) return new TablePair(was, now, [.. was!.Columns.Select(c => new ColumnPair(c, c))]);

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
