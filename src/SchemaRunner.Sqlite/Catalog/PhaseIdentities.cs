using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The identities of tables and columns within one phase, followed through what its script does.</summary>
/// <remarks>
/// A view is made as the last object before the script. What then has a lower rowid in <c>sqlite_master</c> existed
/// before and is the same object; what has a higher one is new, although it may have the rowid or page of something
/// dropped. One ALTER TABLE is one rename, one added or one dropped column, so that columns can be followed by name.
/// </remarks>
internal sealed class PhaseIdentities
{
    internal const string Sentinel = "schemarunner_sentinel";

    private readonly Dictionary<long, List<string>> followed = [];
    private long sentinelRowId = long.MaxValue;
    private int added;

    /// <summary>Begins a phase.</summary>
    public void Start(NativeConnection connection)
    {
        Forget();
        Drop(connection);
        connection.Execute($"CREATE VIEW main.{Sentinel} AS SELECT 1");
        sentinelRowId = connection.QueryInt64($"SELECT rowid FROM main.sqlite_master WHERE name = '{Sentinel}'");
    }

    /// <summary>Removes the sentinel; the identities hold on.</summary>
    public static void Drop(NativeConnection connection) => connection.Execute($"DROP VIEW IF EXISTS main.{Sentinel}");

    /// <summary>Whether the sentinel is there.</summary>
    public static bool HasSentinel(NativeConnection connection) =>
        connection.QueryInt64($"SELECT count(*) FROM main.sqlite_master WHERE name = '{Sentinel}'") > 0;

    /// <summary>Ends the phase: identities are what they are outside of one.</summary>
    public void Forget()
    {
        followed.Clear();
        sentinelRowId = long.MaxValue;
        added = 0;
    }

    /// <summary>The id of the object with this rowid.</summary>
    public string ObjectId(long rowId) => rowId < sentinelRowId ? $"t{rowId}" : $"n{rowId}";

    /// <summary>The id of the column at this position of a table.</summary>
    public string ColumnId(long tableRowId, long position) =>
        IsOld(tableRowId) && followed.TryGetValue(tableRowId, out var ids) && position < ids.Count
            ? ids[(int)position]
            : $"{ObjectId(tableRowId)}.{position}";

    /// <summary>Runs a statement, and follows the columns of the table that it alters.</summary>
    public void Follow(NativeConnection connection, string sql, Action run)
    {
        var table = AlterStatement.Find(sql) is { } alter ? Find(connection, alter.Table) : null;
        if (table is not { } rowId || !IsOld(rowId))
        {
            run();
            return;
        }

        var before = ColumnNames(connection, rowId);
        run();
        Compose(rowId, before, ColumnNames(connection, rowId));
    }

    /// <summary>Whether the object with this rowid was there before the script.</summary>
    public bool IsOld(long rowId) => rowId < sentinelRowId;

    private void Compose(long rowId, List<string> before, List<string> after)
    {
        if (!followed.TryGetValue(rowId, out var ids))
            followed[rowId] = ids = [.. before.Select((_, position) => $"{ObjectId(rowId)}.{position}")];
        if (after.Count > before.Count)
        {
            for (var i = before.Count; i < after.Count; i++) ids.Add($"{ObjectId(rowId)}.+{++added}");
        }
        else if (after.Count < before.Count)
        {
            var dropped = before.Where((name, i) => i >= after.Count || name != after[i]).First();
            ids.RemoveAt(before.IndexOf(dropped));
        }
    }

    private static long? Find(NativeConnection connection, string table)
    {
        using var statement = connection.Prepare(
            $"SELECT rowid FROM main.sqlite_master WHERE type = 'table' AND name = {Literal(table)} COLLATE NOCASE");
        return statement.Step() ? statement.Int64(0) : null;
    }

    private static List<string> ColumnNames(NativeConnection connection, long rowId)
    {
        using var statement = connection.Prepare(
            $"SELECT c.name FROM main.sqlite_master m JOIN pragma_table_xinfo(m.name, 'main') c WHERE m.rowid = {rowId} ORDER BY c.cid");
        var names = new List<string>();
        while (statement.Step()) names.Add(statement.Text(0)!);
        return names;
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
