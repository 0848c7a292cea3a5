using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Backups;

/// <summary>Chooses the rows of a sample: the first few of each table, and what they refer to, and what that refers to.</summary>
/// <param name="connection">On the new database, with the other one attached as <c>src</c>.</param>
internal sealed class SampleRows(NativeConnection connection)
{
    private readonly Dictionary<string, SampleTable> tables = new(SqliteNames.Comparer);

    /// <summary>Chooses rows of the tables.</summary>
    /// <param name="names">The tables.</param>
    /// <param name="rows">How many of each at first.</param>
    public void Choose(IReadOnlyList<string> names, int rows)
    {
        foreach (var name in names) tables.Add(name, SampleTable.Read(connection, name, tables.Count));
        foreach (var table in tables.Values)
        {
            var keys = string.Join(", ", table.Row.Select((_, number) => $"k{number}"));
            connection.Execute($"CREATE TEMP TABLE {table.Chosen["temp.".Length..]} ({keys}, PRIMARY KEY ({keys})) WITHOUT ROWID");
            connection.Execute($"INSERT INTO {table.Chosen} SELECT {string.Join(", ", table.Row)} FROM src.{table.Name} NOT INDEXED LIMIT {rows}");
        }

        var keysOf = names.SelectMany(name => SampleKey.Of(connection, name).Select(key => (Child: tables[name], Key: key))).ToList();
        for (var before = -1; before != connection.TotalChanges;)
        {
            before = connection.TotalChanges;
            foreach (var (child, key) in keysOf) AddParents(child, key);
        }
    }

    /// <summary>Copies the rows that were chosen into the table of the same name.</summary>
    public void Copy(string name)
    {
        var table = tables[name];
        connection.Execute(
            $"INSERT INTO main.{table.Name} ({string.Join(", ", table.Written)}) SELECT {string.Join(", ", table.Written.Select(column => $"t.{column}"))} "
            + $"FROM {table.Chosen} x JOIN src.{table.Name} t ON {table.IsChosen("t", "x")}");
    }

    private void AddParents(SampleTable child, SampleKey key)
    {
        if (!tables.TryGetValue(key.Parent, out var parent) || key.Condition(parent) is not { } condition) return;
        connection.Execute(
            $"INSERT OR IGNORE INTO {parent.Chosen} SELECT {string.Join(", ", parent.Row.Select(column => $"p.{column}"))} "
            + $"FROM {child.Chosen} x JOIN src.{child.Name} c ON {child.IsChosen("c", "x")} JOIN src.{parent.Name} p ON {condition}");
    }
}
