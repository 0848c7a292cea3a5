using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Scope;

/// <summary>A structure, by what a prediction asks of it; only what is asked for is worked out.</summary>
internal sealed class StructureIndex(Structure structure)
{
    private readonly Lazy<Dictionary<string, SchemaObject>> _views = new(() => Of(structure, ObjectKind.View).ToDictionary(v => v.Id));
    private readonly Lazy<ILookup<string, ForeignKey>> _keys =
        new(() => structure.ForeignKeys.Where(k => k.ParentTableId is not null).ToLookup(k => k.ParentTableId!));
    private readonly Lazy<ILookup<string, string>> _below =
        new(() => Of(structure, ObjectKind.Partition).ToLookup(p => ParentOf(p) ?? "", p => p.TableId!));
    private readonly Lazy<ILookup<string, string>> _above = new(() => Of(structure, ObjectKind.Partition)
        .Where(p => ParentOf(p) is not null).ToLookup(p => p.TableId!, p => ParentOf(p)!));
    private readonly Lazy<Dictionary<string, Table>> _tables = new(() => structure.Tables.ToDictionary(t => t.Id));
    private readonly Lazy<ILookup<string, Reaction>> _reactions = new(() => Of(structure, ObjectKind.Trigger)
        .Concat(Of(structure, ObjectKind.Rule))
        .Where(o => o.TableId is not null && !(Facet(o, "enabled") ?? "").StartsWith("disabled", StringComparison.Ordinal))
        .ToLookup(o => o.TableId!, o => ReactionText.Read(
            Facet(o, "definition") ?? "", o.Kind == ObjectKind.Rule ? $"rule {o.Name}" : $"trigger {o.Name}").Reaction));
    private readonly Lazy<ILookup<string, Routine>> _routines =
        new(() => Of(structure, ObjectKind.Function).Where(f => Facet(f, "kind") != "aggregate").Select(RoutineOf).ToLookup(r => r.Name));
    private readonly Lazy<HashSet<string>> _domains =
        new(() => [.. Of(structure, ObjectKind.Type).Where(t => Facet(t, "kind") == "domain").Select(t => t.Name)]);
    private readonly List<Routine> _newRoutines = [];
    private readonly List<(string Id, Reaction Reaction)> _newReactions = [];

    public void Add(Routine routine) => _newRoutines.Add(routine);

    public void Add(string tableId, Reaction reaction) => _newReactions.Add((tableId, reaction));

    public SchemaObject? View(string id) => _views.Value.GetValueOrDefault(id);

    public IEnumerable<Table> TablesIn(string schema) => structure.Tables.Where(t => t.Schema == schema);

    /// <summary>The tables with a column of a type, or of an array of it.</summary>
    public IEnumerable<Table> TablesWith(string type) => structure.Tables.Where(t => t.Columns.Any(c => NameOf(c.Type) == type));

    public IEnumerable<string> TablesOfIndex(string name) =>
        Of(structure, ObjectKind.Index).Where(i => i.Name == name && i.TableId is not null).Select(i => i.TableId!);

    public bool IsDomain(string name) =>
        _domains.Value.Contains(name);

    public bool IsPartitioned(string id) =>
        _tables.Value.TryGetValue(id, out var table) && !table.HoldsRows && Facet(table.Facets, "kind") == "partitioned table";

    /// <summary>The partitions or child tables right below a table.</summary>
    public IEnumerable<string> Below(string id) => _below.Value[id];

    /// <summary>The partitioned tables above a partition.</summary>
    public IEnumerable<string> Partitioned(string id) =>
        _above.Value[id].Where(IsPartitioned).SelectMany(above => Partitioned(above).Prepend(above));

    /// <summary>The keys of a table that refer to another one that exists.</summary>
    public IEnumerable<ForeignKey> KeysOf(string id) => structure.ForeignKeys.Where(k => k.ChildTableId == id && k.ParentTableId is not null);

    public IEnumerable<ForeignKey> KeysTo(string id) => _keys.Value[id];

    public IReadOnlyCollection<string> ColumnNames(ForeignKey key) =>
        _tables.Value.TryGetValue(key.ChildTableId, out var child)
            ? [.. child.Columns.Where(c => key.ChildColumnIds.Contains(c.Id)).Select(c => c.Name)]
            : [];

    public List<Reaction> Reactions(string id) =>
        [.. _reactions.Value[id], .. _newReactions.Where(r => r.Id == id).Select(r => r.Reaction)];

    public List<Routine> Routines(string name) => [.. _routines.Value[name], .. _newRoutines.Where(r => r.Name == name)];

    private static IEnumerable<SchemaObject> Of(Structure structure, ObjectKind kind) => structure.Objects.Where(o => o.Kind == kind);

    private static string? Facet(SchemaObject of, string name) => Facet(of.Facets, name);

    private static string? Facet(IReadOnlyList<Facet> facets, string name) => facets.FirstOrDefault(f => f.Name == name)?.Value;

    private static string? ParentOf(SchemaObject partition) => partition.Facets.FirstOrDefault(f => f.Name == "parent")?.Meaning;

    private static string NameOf(string type) =>
        type.Replace("[]", "", StringComparison.Ordinal).Split('.')[^1].Trim('"');

    private static Routine RoutineOf(SchemaObject function)
    {
        var name = function.Name[..function.Name.LastIndexOf('(')];
        var body = Facet(function, "definition") ?? Facet(function, "source") ?? "";

        // a body of the new kind is read with its head
        var atomic = body.StartsWith("CREATE ", StringComparison.Ordinal) ? body.IndexOf("BEGIN ATOMIC", StringComparison.Ordinal) : -1;
        return new Routine(name, Facet(function, "language") ?? "", atomic < 0 ? body : body[atomic..], $"function {function.Name}");
    }
}
