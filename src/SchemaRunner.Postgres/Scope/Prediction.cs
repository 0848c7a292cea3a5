using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Which tables a script can touch: those it writes, and what keys, triggers, rules and partitions make of that.</summary>
/// <remarks>
/// A guess: casts, defaults, operators and functions of extensions are not looked into, nor what only data tells, such as
/// whether a cascade finds a row. What is read only is left out.
/// </remarks>
internal sealed class Prediction
{
    private readonly StructureIndex _structure;
    private readonly HashSet<string> _touched = [];
    private readonly HashSet<string> _altered = [];
    private readonly HashSet<string> _closed = [];
    private readonly List<SchemaObject> _views = [];
    private readonly HashSet<(string Id, WriteKind Kind, string Columns)> _seen = [];
    private readonly HashSet<Routine> _called = [];
    private readonly bool _withRead;
    private string? _everything;

    private Prediction(Structure structure, IReadOnlyList<string> path, bool withRead)
    {
        _structure = new StructureIndex(structure);
        _withRead = withRead;
        Names = new NameIndex(structure, path);
    }

    /// <summary>The tables that it writes.</summary>
    public TableScope Scope => _everything is { } reason ? TableScope.Everything(reason) : TableScope.Of(_touched);

    /// <summary>Ids of the tables whose definition it changes, for which the server takes a lock against writers.</summary>
    public IReadOnlySet<string> Altered => _altered;

    /// <summary>Ids of the tables for which the server takes a lock against readers, too (manual, 13.3.1).</summary>
    public IReadOnlySet<string> Closed => _closed;

    /// <summary>The views that it drops or replaces, above nothing but tables that are locked anyhow.</summary>
    public IReadOnlyList<SchemaObject> Views => _views;

    /// <summary>What names mean at this point of the script.</summary>
    public NameIndex Names { get; }

    /// <summary>Predicts.</summary>
    /// <param name="script">The script.</param>
    /// <param name="structure">The structure before it.</param>
    /// <param name="path">The schemas of names without one, in order.</param>
    /// <param name="withRead">Whether tables that are only read count, too, and those that keys look into.</param>
    public static Prediction Of(Script script, Structure structure, IReadOnlyList<string> path, bool withRead = false)
    {
        var prediction = new Prediction(structure, path, withRead);
        foreach (var statement in script.Statements)
        {
            // also behind one that may touch everything: which tables are altered has to be known
            new WriteScan(prediction, statement.Text, statement.Line).Run();
        }

        if (withRead) prediction._touched.UnionWith(structure.ForeignKeys
            .Where(k => prediction._touched.Contains(k.ChildTableId) && k.ParentTableId is not null).Select(k => k.ParentTableId!).ToList());
        prediction.CloseBelowViews();
        return prediction;
    }

    /// <summary>A table is locked against writers, although none of its rows is written.</summary>
    public void Alter(IReadOnlyList<string> path) => _altered.UnionWith(Names.Find(path));

    /// <summary>A table is closed to readers, too.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="only">Whether what stands below it is left alone.</param>
    public void Close(IReadOnlyList<string> path, bool only = false)
    {
        foreach (var id in Names.Find(path)) Close(id, only);
    }

    /// <summary>The tables of an index are closed: readers look into every index.</summary>
    public void CloseIndex(string name) => _closed.UnionWith(_structure.TablesOfIndex(name));

    /// <summary>Keys of a table go, or are made anew: the tables at their other ends are closed for that.</summary>
    /// <param name="path">The table.</param>
    /// <param name="names">Keys and columns; <see langword="null"/> when the table itself goes.</param>
    public void CloseKeys(IReadOnlyList<string> path, IReadOnlyCollection<string>? names)
    {
        foreach (var id in Names.Find(path))
        {
            _closed.UnionWith(_structure.KeysOf(id)
                .Where(k => names is null || names.Contains(k.Name ?? "") || _structure.ColumnNames(k).Any(names.Contains))
                .Select(k => k.ParentTableId!));
            _closed.UnionWith(_structure.KeysTo(id).Where(k => names is null || k.ParentColumns.Any(names.Contains)).Select(k => k.ChildTableId));
        }
    }

    /// <summary>A name stands somewhere.</summary>
    public void Mention(IReadOnlyList<string> path)
    {
        if (_withRead) Write(path, WriteKind.Rewrite);
    }

    /// <summary>No smaller scope will do.</summary>
    public void Everything(string reason) => _everything ??= reason;

    /// <summary>A routine that the script makes.</summary>
    public void Define(Routine routine) => _structure.Add(routine);

    /// <summary>A trigger or rule that the script makes.</summary>
    public void Define(IReadOnlyList<string> table, Reaction reaction)
    {
        foreach (var id in Names.Find(table)) _structure.Add(id, reaction);
    }

    /// <summary>A name is written to.</summary>
    /// <param name="path">The name.</param>
    /// <param name="kind">How.</param>
    /// <param name="columns">The columns that are set, and maybe other words; <see langword="null"/> for any.</param>
    /// <param name="only">Whether what stands below a table is left alone.</param>
    /// <param name="cascade">Whether a TRUNCATE takes the tables that refer along.</param>
    public void Write(
        IReadOnlyList<string> path, WriteKind kind, IReadOnlyCollection<string>? columns = null, bool only = false, bool cascade = false)
    {
        if (path.Contains(DynamicText.Unknown)) Everything("what a table's name will be at run time cannot be told");
        if (path.Count > 0 && (path.Count > 1 ? path[^2] == "pg_catalog" : path[0].StartsWith("pg_", StringComparison.Ordinal))
            && Names.Find(path).Count == 0)
            Everything($"{string.Join('.', path)} is the catalog itself");
        foreach (var id in Names.Find(path)) Write(id, kind, columns, only, cascade);
    }

    /// <summary>Every table of a schema goes.</summary>
    public void DropSchema(string schema)
    {
        foreach (var table in _structure.TablesIn(schema))
        {
            Close(table.Id, only: false);
            Write(table.Id, WriteKind.Rewrite, null, only: false, cascade: false);
        }
    }

    /// <summary>The values of a type read otherwise from now on.</summary>
    public void ChangeType(string name)
    {
        foreach (var table in _structure.TablesWith(name)) Write(table.Id, WriteKind.Rewrite, null, only: false, cascade: false);
    }

    public bool IsDomain(string name) => _structure.IsDomain(name);

    /// <summary>A function is called: what it runs is looked into once.</summary>
    public void Call(IReadOnlyList<string> path)
    {
        foreach (var routine in _structure.Routines(path[^1]))
        {
            if (!_called.Add(routine)) continue;
            if (routine.IsReadable) new WriteScan(this, routine).Run();
            else if (routine.Language != "internal") Everything($"what {routine.Place} does in {routine.Language} cannot be told");
        }
    }

    private void Write(string id, WriteKind kind, IReadOnlyCollection<string>? columns, bool only, bool cascade)
    {
        if (!_seen.Add((id, kind, (columns is null ? "*" : string.Join(' ', columns.Order())) + only + cascade))) return;
        if (_structure.View(id) is { } view)
        {
            if (!React(id, kind)) WriteBelow(view, kind);
            return;
        }

        _touched.Add(id);
        if (kind == WriteKind.Truncate) _closed.Add(id);
        if (!only && (kind != WriteKind.Insert || _structure.IsPartitioned(id)))
        {
            foreach (var below in _structure.Below(id)) Write(below, kind, columns, only, cascade);
        }

        foreach (var level in _structure.Partitioned(id).Prepend(id))
        {
            // keys and triggers may stand on the table above a partition
            _touched.Add(level);
            React(level, kind);
            Cascade(level, kind, columns, cascade);
        }
    }

    /// <summary>Who uses a view locks it first and then its tables: so must we, and the server's command for it locks both.</summary>
    /// <remarks>A view above other tables waits for the script's own lock: they are none of its business.</remarks>
    private void CloseBelowViews()
    {
        foreach (var view in _closed.Select(_structure.View).OfType<SchemaObject>().OrderBy(view => view.Id, StringComparer.Ordinal).ToList())
        {
            var below = PathsBelow(view).SelectMany(Names.Find).ToHashSet();
            if (below.Count == 0 || !below.All(id => _touched.Contains(id) || _altered.Contains(id) || _closed.Contains(id))) continue;
            _views.Add(view);
            _closed.UnionWith(below);
        }
    }

    private void Close(string id, bool only)
    {
        if (!_closed.Add(id) || only) return;
        foreach (var below in _structure.Below(id)) Close(below, only);
    }

    private bool React(string id, WriteKind kind)
    {
        var reactions = _structure.Reactions(id).Where(r => (r.On & kind) != WriteKind.None).ToList();
        foreach (var reaction in reactions)
        {
            if (reaction.Function is not null) Call(reaction.Function);
            else if (_called.Add(new Routine("", "sql", reaction.Action!, reaction.Place)))
                new WriteScan(this, new Routine("", "sql", reaction.Action!, reaction.Place)).Run();
        }

        return reactions.Count > 0;
    }

    private void Cascade(string id, WriteKind kind, IReadOnlyCollection<string>? columns, bool cascade)
    {
        foreach (var key in _structure.KeysTo(id))
        {
            var child = _structure.ColumnNames(key);
            if (kind == WriteKind.Truncate && cascade) Write(key.ChildTableId, kind, null, only: false, cascade);
            if (kind == WriteKind.Delete)
                React(key, "on delete", child);
            if (kind == WriteKind.Update && (columns is null || key.ParentColumns.Any(columns.Contains)))
                React(key, "on update", child);
        }
    }

    private void React(ForeignKey key, string facet, IReadOnlyCollection<string> child)
    {
        var action = key.Facets.FirstOrDefault(f => f.Name == facet)?.Value ?? "";
        if (action == "CASCADE" && facet == "on delete")
            Write(key.ChildTableId, WriteKind.Delete, null, only: false, cascade: false);
        else if (action == "CASCADE" || action.StartsWith("SET ", StringComparison.Ordinal))
            Write(key.ChildTableId, WriteKind.Update, child, only: false, cascade: false);
    }

    /// <summary>A view without a trigger passes on what is written.</summary>
    private void WriteBelow(SchemaObject view, WriteKind kind)
    {
        foreach (var path in PathsBelow(view)) Write(path, kind);
    }

    /// <summary>A view's definition names every relation with its schema.</summary>
    private static List<IReadOnlyList<string>> PathsBelow(SchemaObject view)
    {
        var paths = new List<IReadOnlyList<string>>();
        var definition = view.Facets.FirstOrDefault(f => f.Name == "definition")?.Value ?? "";
        for (var cursor = new SqlCursor(definition); !cursor.IsAtEnd;)
        {
            var path = cursor.ReadPath();
            if (path.Count > 1) paths.Add(path);
            else if (path.Count == 0) cursor.Advance();
        }

        return paths;
    }
}
