namespace SchemaRunner.EngineTests.Properties;

/// <summary>One table of a model: its first column tells rows apart, whether or not it is a key.</summary>
internal sealed class ModelTable
{
    private readonly List<int> untouched = [];
    private string keyType = "";
    private string rows = "";

    /// <summary>Its name at this point of the script.</summary>
    public required string Name { get; set; }

    /// <summary>Its columns in order.</summary>
    public List<ModelColumn> Columns { get; } = [];

    /// <summary>The name of the column that tells rows apart.</summary>
    public string Key => Columns[0].Name;

    /// <summary>The name of its index; <see langword="null"/> once it is lost.</summary>
    public string? Index { get; set; }

    /// <summary>Whether the script has renamed it or a column of it.</summary>
    public bool IsRenamed { get; set; }

    /// <summary>Whether its definition must stay from here on.</summary>
    public bool IsFixed { get; set; }

    /// <summary>The next row that no operation has touched; 0 when there is none.</summary>
    public int PeekRow => untouched.Count == 0 ? 0 : untouched[^1];

    /// <summary>A random one.</summary>
    public static ModelTable Random(string name, Random random, ModelDialect dialect)
    {
        var table = new ModelTable { Name = name, Index = $"i_{name}", keyType = dialect.Keys[random.Next(dialect.Keys.Length)] };
        table.Columns.Add(new($"{name}_id", ""));
        var types = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => dialect.Types[random.Next(dialect.Types.Length)]).ToList();
        foreach (var (i, (type, _, change)) in types.Index()) table.Columns.Add(new($"{name}_c{i}", type, change));
        table.untouched.AddRange(Enumerable.Range(1, random.Next(6)));
        table.rows = string.Join(", ", table.untouched.Select(id =>
            $"({id}, {string.Join(", ", types.Select(t => t.Values[random.Next(t.Values.Length)]))})"));
        return table;
    }

    /// <summary>A row that no operation has touched, which it then is; 0 when there is none.</summary>
    public int TakeRow()
    {
        var row = PeekRow;
        untouched.Remove(row);
        return row;
    }

    /// <summary>The table's definition, under a name, its columns in order or backwards.</summary>
    public string Create(string name, bool backwards = false)
    {
        var (key, options) = keyType.Split(')') is [var head, var tail] ? (head, tail) : (keyType, "");
        var columns = Columns.Select((c, i) => i == 0 ? $"{c.Name}{key}" : $"{c.Name} {c.Type}").ToList();
        if (backwards) columns.Reverse();
        return $"CREATE TABLE {name} ({string.Join(", ", columns)}){options};";
    }

    /// <summary>What fills it.</summary>
    public string Fill() => rows.Length == 0 ? "" : $"INSERT INTO {Name} VALUES {rows};";

    /// <summary>Its index.</summary>
    public string CreateIndex() => Index is null ? "" : $"CREATE INDEX {Index} ON {Name} ({Columns[1].Name} DESC, {Key});";
}
