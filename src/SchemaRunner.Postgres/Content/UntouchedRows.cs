using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Tells that every kept row is still there as it was, without comparing any.</summary>
/// <remarks>
/// A row that this transaction has not written bears an older transaction's number. When there are as many of those as were
/// kept, none has gone and none was changed: the script only added rows.
/// </remarks>
internal static class UntouchedRows
{
    /// <summary>Whether the numbers of the rows say it: not where a column is another one or its bytes mean something else.</summary>
    public static bool CanTell(TableScan before, TableScan after) =>
        before.Table.Id == after.Table.Id
        && before.Columns.Concat(before.Key).Zip(after.Columns.Concat(after.Key), (was, now) =>
            was.Column.Id == now.Column.Id && was.Column.TypeMeaning == now.Column.TypeMeaning).All(same => same);

    /// <summary>The query for how many rows were kept and how many of today's are older than this transaction.</summary>
    public static string Count(TableScan before, TableScan after) =>
        $"""
        SELECT (SELECT pg_catalog.count(*) FROM pg_temp.{KeptRows.NameOf(before.Table)}) AS "Kept",
               (SELECT pg_catalog.count(*) FROM ONLY {Sql.Quote(after.Table.Schema, after.Table.Name)} t
                WHERE pg_catalog.age(t.xmin) > 0) AS "Older"
        """;
}

/// <summary>What <see cref="UntouchedRows.Count"/> returns.</summary>
internal sealed class UntouchedCount
{
    public required long Kept { get; init; }

    public required long Older { get; init; }
}
