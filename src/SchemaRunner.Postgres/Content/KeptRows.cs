using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>The rows of a table as they were before the script, in a temporary table of the transaction's.</summary>
internal static class KeptRows
{
    /// <summary>Keeps the rows; the table goes with the transaction.</summary>
    public static string Keep(TableScan scan)
    {
        var columns = scan.Key.Concat(scan.Columns).Select(c => Sql.Quote(c.Column.Name)).Distinct();
        return $"CREATE TEMPORARY TABLE {NameOf(scan.Table)} ON COMMIT DROP AS SELECT {string.Join(", ", columns)} FROM ONLY {Live(scan.Table)}";
    }

    /// <summary>The query's source for the kept rows whose keys are still there.</summary>
    public static string StillThere(TableScan before, TableScan after) =>
        $"(SELECT k.* FROM pg_temp.{NameOf(before.Table)} k WHERE EXISTS (SELECT 1 FROM ONLY {Live(after.Table)} n WHERE {SameKey(before, after)}))";

    /// <summary>The query's source for today's rows whose keys were there.</summary>
    public static string WereThere(TableScan before, TableScan after) =>
        $"(SELECT n.* FROM ONLY {Live(after.Table)} n WHERE EXISTS (SELECT 1 FROM pg_temp.{NameOf(before.Table)} k WHERE {SameKey(before, after)}))";

    // text is the same for a key that was widened, and can be hashed for every type
    private static string SameKey(TableScan before, TableScan after) => string.Join(
        " AND ",
        before.Key.Zip(after.Key, (was, now) => $"k.{Text(was)} = n.{Text(now)}"));

    private static string Text(ColumnScan key) => $"{Sql.Quote(key.Column.Name)}::pg_catalog.text COLLATE \"C\"";

    private static string Live(Table table) => Sql.Quote(table.Schema, table.Name);

    /// <summary>The temporary table's name.</summary>
    public static string NameOf(Table table) => $"schemarunner_kept_{table.Id}";
}
