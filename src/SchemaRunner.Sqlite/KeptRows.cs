using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>The rows of a table as they were before the script, in a temporary table of the connection's.</summary>
/// <remarks>A rollback takes the temporary table along; after the comparison it is dropped.</remarks>
internal static class KeptRows
{
    /// <summary>How the names of our temporary tables begin.</summary>
    public const string Prefix = "schemarunner_kept_";

    public static void Keep(NativeConnection connection, TableScan scan)
    {
        var columns = scan.Key.Concat(scan.Columns).Select(c => SqlText.Quote(c.Column.Name)).Distinct();
        connection.Execute($"DROP TABLE IF EXISTS {NameOf(scan)}");
        connection.Execute($"CREATE TABLE {NameOf(scan)} AS SELECT {string.Join(", ", columns)} FROM main.{SqlText.Quote(scan.Table.Name)}");
        if (scan.Key.Count == 0) return;
        connection.Execute(
            $"CREATE INDEX {NameOf(scan)}_key ON {Prefix}{scan.Table.Id} ({string.Join(", ", scan.Key.Select(k => SqlText.Quote(k.Column.Name)))})");
    }

    public static SurvivorContent Compare(NativeConnection connection, TableScan before, TableScan after)
    {
        var live = $"main.{SqlText.Quote(after.Table.Name)}";
        var same = string.Join(" AND ", before.Key.Zip(
            after.Key, (was, now) => $"n.{SqlText.Quote(now.Column.Name)} IS k.{SqlText.Quote(was.Column.Name)}"));
        var was = SqliteContentScan.Read(
            connection, before, $"(SELECT k.* FROM {NameOf(before)} k WHERE EXISTS (SELECT 1 FROM {live} n WHERE {same}))");
        var now = SqliteContentScan.Read(
            connection, after, $"(SELECT n.* FROM {live} n WHERE EXISTS (SELECT 1 FROM {NameOf(before)} k WHERE {same}))");
        connection.Execute($"DROP TABLE {NameOf(before)}");
        return new SurvivorContent(before.Table.Id, now.Rows, was.Digests, ById(before, after, now));
    }

    /// <summary>The table that keeps the rows.</summary>
    public static string NameOf(TableScan scan) => $"temp.{Prefix}{scan.Table.Id}";

    private static Dictionary<string, string> ById(TableScan before, TableScan after, TableContent now) =>
        before.Columns.Zip(after.Columns).ToDictionary(c => c.First.Column.Id, c => now.Digests[c.Second.Column.Id]);
}
