using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>What a script makes for itself alone, which the next script of the run must not find.</summary>
internal sealed class TemporaryObjects
{
    private HashSet<(string Type, string Name)> before = [];

    /// <summary>Remembers what is there before the script.</summary>
    public void Remember(NativeConnection connection) => before = [.. Read(connection)];

    /// <summary>Drops what has come since, but for what we keep ourselves.</summary>
    public void DropOthers(NativeConnection connection)
    {
        // A virtual table comes before those that it keeps its rows in, and takes them along
        foreach (var (type, name) in Read(connection))
        {
            if (before.Contains((type, name)) || name.StartsWith(KeptRows.Prefix, StringComparison.Ordinal)) continue;
            connection.Execute($"DROP {type} IF EXISTS temp.{SqlText.Quote(name)}");
        }
    }

    private static List<(string Type, string Name)> Read(NativeConnection connection)
    {
        if (!connection.HasTemporaryDatabase) return [];
        using var statement = connection.Prepare(
            "SELECT type, name FROM temp.sqlite_master WHERE type <> 'index' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type = 'table', rowid");
        var found = new List<(string, string)>();
        while (statement.Step()) found.Add((statement.Text(0)!, statement.Text(1)!));
        return found;
    }
}
