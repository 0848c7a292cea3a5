using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Scope;

/// <summary>What names mean while a script runs, which may move tables from one name to another.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<(string Schema, string Name), HashSet<string>> _relations = [];
    private readonly HashSet<string> _temporary = [];
    private IReadOnlyList<string> _path;

    public NameIndex(Structure structure, IReadOnlyList<string> path)
    {
        _path = path.Count == 0 ? [structure.DefaultSchema] : path;
        foreach (var table in structure.Tables) Add(table.Schema, table.Name, [table.Id]);
        foreach (var view in structure.Objects.Where(o => o.Kind == ObjectKind.View)) Add(view.Schema, view.Name, [view.Id]);
    }

    /// <summary>Names without a schema mean those of these schemas from now on.</summary>
    public void LookIn(IReadOnlyList<string> schemas) => _path = schemas;

    /// <summary>A temporary table hides the others of its name from now on.</summary>
    public void Hide(string name) => _temporary.Add(name);

    /// <summary>The ids of the tables and views that a name means; more than one after renames.</summary>
    public IReadOnlyCollection<string> Find(IReadOnlyList<string> path)
    {
        if (path.Count > 1) return _relations.GetValueOrDefault((path[^2], path[^1])) ?? [];
        if (path.Count == 0 || _temporary.Contains(path[0])) return [];
        var schema = _path.FirstOrDefault(s => _relations.ContainsKey((s, path[0])));
        return schema is null ? [] : _relations[(schema, path[0])];
    }

    /// <summary>A table is called by another name from now on.</summary>
    public void Rename(IReadOnlyList<string> path, string name)
    {
        foreach (var (schema, was) in KeysOf(path)) Add(schema, name, [.. _relations[(schema, was)]]);
    }

    /// <summary>A table is in another schema from now on.</summary>
    public void Move(IReadOnlyList<string> path, string schema)
    {
        foreach (var (from, name) in KeysOf(path)) Add(schema, name, [.. _relations[(from, name)]]);
    }

    private List<(string Schema, string Name)> KeysOf(IReadOnlyList<string> path) => path.Count > 1
        ? [.. new[] { (path[^2], path[^1]) }.Where(_relations.ContainsKey)]
        : [.. _path.Select(s => (s, path[0])).Where(_relations.ContainsKey).Take(1)];

    private void Add(string schema, string name, IEnumerable<string> ids)
    {
        if (_relations.TryGetValue((schema, name), out var known)) known.UnionWith(ids);
        else _relations[(schema, name)] = [.. ids];
    }
}
