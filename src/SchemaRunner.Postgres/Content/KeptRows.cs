using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>The rows of a table as they were before the script, in a temporary table of the transaction's.</summary>
internal static class KeptRows
{
    /// <summary>Keeps the rows, instead of those that an earlier phase kept; the table goes with the transaction.</summary>
    /// <remarks>Values of the user's own types are kept as their texts: the script may want to drop the type.</remarks>
    public static IEnumerable<string> Keep(TableScan scan)
    {
        var columns = scan.Key.Concat(scan.Columns).Select(Kept).Distinct();
        return
        [
            $"DROP TABLE IF EXISTS pg_temp.{NameOf(scan.Table)}",
            $"CREATE TEMPORARY TABLE {NameOf(scan.Table)} ON COMMIT DROP AS SELECT {string.Join(", ", columns)} FROM ONLY {Live(scan.Table)}",
        ];
    }

    /// <summary>How to read the rows that were kept: values of the user's own types are texts there.</summary>
    public static TableScan AsKept(TableScan scan) => scan with { Key = [.. scan.Key.Select(AsKept)], Columns = [.. scan.Columns.Select(AsKept)] };

    /// <summary>Whether a type is none of the server's own, which are written without their schema.</summary>
    public static bool IsOfTheUsers(string type) => type.Contains('.', StringComparison.Ordinal);

    /// <summary>The table that keeps the rows.</summary>
    public static string NameOf(Table table) => $"schemarunner_kept_{table.Id}";

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

    private static ColumnScan AsKept(ColumnScan scan) =>
        IsOfTheUsers(scan.Column.Type) ? scan with { Column = scan.Column with { Type = "text" }, AsType = null } : scan;

    private static string Kept(ColumnScan scan)
    {
        var name = Sql.Quote(scan.Column.Name);
        return IsOfTheUsers(scan.Column.Type) ? $"{name}::pg_catalog.text AS {name}" : name;
    }
}
