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
    private const string SentinelName = "schemarunner_sentinel";

    private readonly Dictionary<long, List<string>> followed = [];
    private readonly Stack<(string Name, Dictionary<long, List<string>> Followed)> savepoints = new();
    private string? sentinel;
    private long sentinelRowId = long.MaxValue;
    private int added;
    private int generation;

    // in names of temporary tables, too: letters and digits only
    private string Before => generation == 0 ? "" : $"g{generation}";

    /// <summary>Begins a phase.</summary>
    public void Start(NativeConnection connection)
    {
        // What a phase before it in the same transaction left when it was stopped
        if (sentinel is not null && HasSentinel(connection)) Drop(connection);
        Forget();
        sentinel = Create(connection);
        sentinelRowId = connection.QueryInt64("SELECT max(rowid) FROM main.sqlite_master");
    }

    /// <summary>Removes the sentinel; the identities hold on.</summary>
    public void Drop(NativeConnection connection)
    {
        connection.Execute($"DROP VIEW main.{sentinel}");
        sentinel = null;
    }

    /// <summary>Whether the sentinel is there.</summary>
    public bool HasSentinel(NativeConnection connection) => connection.QueryInt64(
        $"SELECT count(*) FROM main.sqlite_master WHERE rowid = {sentinelRowId} AND name = '{sentinel}'") > 0;

    /// <summary>Whether the object with this rowid is the sentinel.</summary>
    public bool IsSentinel(long rowId) => rowId == sentinelRowId && sentinel is not null;

    /// <summary>Ends the phase: identities are what they are outside of one.</summary>
    public void Forget()
    {
        followed.Clear();
        savepoints.Clear();
        sentinel = null;
        sentinelRowId = long.MaxValue;
        added = 0;
    }

    /// <summary>Lets nothing have an id that it had before: what is what is not known any more.</summary>
    public void Renew()
    {
        Forget();
        generation++;
    }

    /// <summary>What the ids of a table, its indexes and its columns are made of.</summary>
    public IdentityStamp StampOf(TableRows rows) => new(
        rows.Indexes.Count(index => IsOld(index.RowId)) + (IsOld(rows.Table.RowId) ? 1 : 0),
        IsOld(rows.Table.RowId) && followed.TryGetValue(rows.Table.RowId, out var ids) ? [.. ids] : null);

    /// <summary>The id of the object with this rowid.</summary>
    public string ObjectId(long rowId) => rowId < sentinelRowId ? $"{Before}t{rowId}" : $"{Before}n{rowId}";

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
            if (SavepointStatement.Find(sql) is { } savepoint) Follow(savepoint);
            return;
        }

        var before = ColumnNames(connection, rowId);
        run();
        Compose(rowId, before, ColumnNames(connection, rowId));
    }

    /// <summary>Whether the object with this rowid was there before the script.</summary>
    public bool IsOld(long rowId) => rowId < sentinelRowId;

    // What is rolled back in the database is rolled back here
    private void Follow(SavepointStatement savepoint)
    {
        if (savepoint.Verb == SavepointVerb.Begin)
        {
            savepoints.Push((savepoint.Name, followed.ToDictionary(pair => pair.Key, pair => pair.Value.ToList())));
            return;
        }

        while (savepoints.TryPeek(out var last) && !SqliteNames.Comparer.Equals(last.Name, savepoint.Name)) savepoints.Pop();
        if (!savepoints.TryPeek(out var found)) return;
        if (savepoint.Verb == SavepointVerb.Release)
        {
            savepoints.Pop();
            return;
        }

        followed.Clear();
        foreach (var (rowId, ids) in found.Followed) followed.Add(rowId, [.. ids]);
    }

    // A user's own view may have the first name that comes to mind
    private static string Create(NativeConnection connection)
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? SentinelName : $"{SentinelName}_{number}";
            try
            {
                connection.Execute($"CREATE VIEW main.{name} AS SELECT 1");
                return name;
            }
            catch (SqliteFailure taken) when (taken.Message.Contains("already", StringComparison.Ordinal))
            {
                continue;
            }
        }
    }

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
