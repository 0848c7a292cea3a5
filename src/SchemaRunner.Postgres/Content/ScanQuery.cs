using System.Text;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Builds the query that counts and digests one table in one scan.</summary>
/// <remarks>
/// Per column the sum of the values' hashes, each seeded with its row's key: free of order, safe against duplicates, and
/// bound to the row. A sum of bigint is numeric and cannot overflow. The result is one row: number, count, digests in the
/// columns' order, row digest, and the numbers of values and of keys that a cast does not give back.
/// </remarks>
internal static class ScanQuery
{
    /// <summary>The query for a table, or for some of its rows.</summary>
    /// <param name="number">What the result row is to be known by.</param>
    /// <param name="scan">What to read.</param>
    /// <param name="reading">How to read the values.</param>
    /// <param name="source">What to read from; <see langword="null"/> for the table itself.</param>
    public static string Build(int number, TableScan scan, Reading reading, string? source = null)
    {
        source ??= $"ONLY {Sql.Quote(scan.Table.Schema, scan.Table.Name)}";
        var values = scan.Columns.Select(c => ColumnValue.Of(c, reading)).ToList();
        var keys = scan.Key.Select(c => ColumnValue.Of(c, reading)).ToList();
        var seed = keys switch
        {
            [] => "0",
            [var only] when ValueHash.IsInteger(only.Type) => $"{only.Value}::pg_catalog.int8",
            _ => "t.schemarunner_seed",
        };

        var query = new StringBuilder("SELECT ").Append(number).Append(" AS \"Number\", pg_catalog.count(*) AS \"Rows\", ");
        AppendArray(query, values.Select(v => $"pg_catalog.sum({ValueHash.Of(v.Value, v.Type, seed)})::pg_catalog.text"));
        query.Append(" AS \"Digests\", ").Append(RowDigest(scan, values)).Append(" AS \"RowDigest\", ");
        AppendArray(query, values.Select(v => v.Lossless is null
            ? "'0'"
            : $"pg_catalog.count(*) FILTER (WHERE NOT ({v.Lossless}))::pg_catalog.text"));
        query.Append(" AS \"Lost\", ").Append(KeyLost(keys)).Append(" AS \"KeyLost\"\nFROM ");

        // OFFSET 0 keeps the seed from being computed again for every column
        query.Append(seed == "t.schemarunner_seed"
            ? $"(SELECT t.*, {Chain(keys)} AS schemarunner_seed FROM {source} t OFFSET 0) t"
            : $"{source} t");
        return query.ToString();
    }

    /// <summary>One hash of several values: each one's hash seeds the next; NULL has a hash of its own.</summary>
    private static string Chain(List<ColumnValue> keys)
    {
        var seed = "0";
        foreach (var (index, key) in keys.Index())
            seed = $"COALESCE({ValueHash.Of(key.Value, key.Type, seed)}, pg_catalog.hashint4extended({index}, 7))";
        return seed;
    }

    private static string KeyLost(IEnumerable<ColumnValue> keys)
    {
        var conditions = keys.Where(k => k.Lossless is not null).Select(k => k.Lossless).ToList();
        return conditions.Count == 0
            ? "0::pg_catalog.int8"
            : $"pg_catalog.count(*) FILTER (WHERE NOT ({string.Join(" AND ", conditions)}))";
    }

    /// <summary>A record's text tells NULL from every value and each value's place, and holds no names.</summary>
    private static string RowDigest(TableScan scan, List<ColumnValue> values)
    {
        var bound = scan.Columns.Index().Where(c => c.Item.InRowDigest).Select(c => values[c.Index].Value).ToList();
        return scan.Key.Count > 0 || bound.Count == 0
            ? "NULL::pg_catalog.text"
            : $"pg_catalog.sum(pg_catalog.hashtextextended(ROW({string.Join(", ", bound)})::pg_catalog.text COLLATE \"C\", 0))::pg_catalog.text";
    }

    private static void AppendArray(StringBuilder query, IEnumerable<string> items)
        => query.Append("ARRAY[").AppendJoin(", ", items).Append("]::pg_catalog.text[]");
}
