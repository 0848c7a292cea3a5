using System.Text;

namespace SchemaRunner.EngineTests.Properties;

/// <summary>A random schema with random rows, and a random script on it of which is known whether it loses anything.</summary>
/// <remarks>No operation undoes another one: each loss has rows, cells and objects of its own.</remarks>
internal sealed class ScriptModel
{
    private readonly Random random;
    private readonly List<ModelTable> tables = [];
    private readonly StringBuilder script = new();
    private int names;

    private ScriptModel(int seed, ModelDialect dialect)
    {
        random = new Random(seed);
        var schema = new StringBuilder();
        var count = 1 + random.Next(3);
        for (var i = 0; i < count; i++)
        {
            var table = ModelTable.Random($"t{i}", random, dialect);
            tables.Add(table);
            schema.AppendLine(table.Create(table.Name)).AppendLine(table.Fill()).AppendLine(table.CreateIndex());
        }

        Schema = schema.ToString();
    }

    /// <summary>What makes the tables and their rows.</summary>
    public string Schema { get; }

    /// <summary>The script.</summary>
    public string Script => script.ToString();

    /// <summary>What the script loses, in words; empty when it loses nothing.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>The model of a seed and a list of choices, one operation for each.</summary>
    public static ScriptModel Of(int seed, IEnumerable<int> choices, ModelDialect dialect)
    {
        var model = new ScriptModel(seed, dialect);
        model.script.AppendLine("SELECT 1;");
        foreach (var choice in choices) model.Operate(choice);
        return model;
    }

    private void Operate(int choice)
    {
        var table = tables[random.Next(tables.Count)];
        switch (choice % 16)
        {
            case 0: RenameTable(table); break;
            case 1: RenameColumn(table); break;
            case 2: Add($"ALTER TABLE {table.Name} ADD COLUMN {NewName()} TEXT DEFAULT 'x'"); table.IsFixed = true; break;
            case 3: MakeIndexAgain(table); break;
            case 4 or 5: Rebuild(table, ""); break;
            case 6: Add($"UPDATE {table.Name} SET {table.Columns[^1].Name} = {table.Columns[^1].Name}"); break;
            case 7: Add($"CREATE TABLE {NewName()} AS SELECT * FROM {table.Name}"); break;
            case 8: Add("ANALYZE"); break;
            case 9: SwapNames(table, tables[random.Next(tables.Count)]); break;
            case 10: DeleteRow(table); break;
            case 11: Add($"INSERT INTO {table.Name} ({table.Key}) VALUES ({100 + names++})"); Lose("a row inserted"); break;
            case 12: ChangeCell(table); break;
            case 13: LoseIndex(table); break;
            case 14: LoseRowByRebuild(table); break;
            default: ExchangeRow(table); break;
        }
    }

    private void RenameTable(ModelTable table)
    {
        if (table.IsFixed) return;
        var name = NewName();
        Add($"ALTER TABLE {table.Name} RENAME TO {name}");
        table.Name = name;
        table.IsRenamed = true;
    }

    private void RenameColumn(ModelTable table)
    {
        if (table.IsFixed) return;
        var column = table.Columns[random.Next(table.Columns.Count)];
        var name = NewName();
        Add($"ALTER TABLE {table.Name} RENAME COLUMN {column.Name} TO {name}");
        column.Name = name;
        table.IsRenamed = true;
    }

    private void SwapNames(ModelTable one, ModelTable other)
    {
        if (one == other || one.IsFixed || other.IsFixed) return;
        var (first, second) = (one.Name, other.Name);
        Add($"ALTER TABLE {first} RENAME TO swapping; ALTER TABLE {second} RENAME TO {first}; ALTER TABLE swapping RENAME TO {second}");
        (one.Name, other.Name) = (second, first);
        (one.IsRenamed, other.IsRenamed) = (true, true);
    }

    private void MakeIndexAgain(ModelTable table)
    {
        if (table.Index is null) return;
        Add($"DROP INDEX {table.Index}");
        table.Index = NewName();
        Add(table.CreateIndex());
    }

    // a table that was renamed by the same script is found again by its name only
    private bool Rebuild(ModelTable table, string where)
    {
        if (table.IsRenamed || table.IsFixed) return false;
        var columns = string.Join(", ", table.Columns.Select(c => c.Name));
        Add($"{table.Create("rebuilding", backwards: true)} INSERT INTO rebuilding ({columns}) SELECT {columns} FROM {table.Name} {where}");
        Add($"DROP TABLE {table.Name}; ALTER TABLE rebuilding RENAME TO {table.Name}; {table.CreateIndex()}");
        table.IsFixed = true;
        return true;
    }

    private void LoseRowByRebuild(ModelTable table)
    {
        if (table.PeekRow == 0 || !Rebuild(table, $"WHERE {table.Key} <> {table.PeekRow}")) return;
        table.TakeRow();
        Lose("a row lost by a rebuild");
    }

    private void DeleteRow(ModelTable table)
    {
        var row = table.TakeRow();
        if (row == 0) return;
        Add($"DELETE FROM {table.Name} WHERE {table.Key} = {row}");
        Lose("a row deleted");
    }

    private void ExchangeRow(ModelTable table)
    {
        var row = table.TakeRow();
        if (row == 0) return;
        Add($"UPDATE {table.Name} SET {table.Key} = {1000 + names++} WHERE {table.Key} = {row}");
        Lose("a key changed");
    }

    private void ChangeCell(ModelTable table)
    {
        var row = table.TakeRow();
        if (row == 0) return;
        var column = table.Columns[1 + random.Next(table.Columns.Count - 1)];
        Add($"UPDATE {table.Name} SET {column.Name} = {column.Change} WHERE {table.Key} = {row}");
        Lose("a value changed");
    }

    private void LoseIndex(ModelTable table)
    {
        if (table.Index is null) return;
        Add($"DROP INDEX {table.Index}");
        table.Index = null;
        Lose("an index dropped");
    }

    private string NewName() => $"n{names++}";

    private void Lose(string what) => Losses.Add(what);

    private void Add(string statement) => script.Append(statement).AppendLine(statement.EndsWith(';') ? "" : ";");
}
