using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Builds the queries that tell kept rows (<c>k</c>) from today's (<c>t</c>).</summary>
/// <remarks>Rows and values are compared by their texts under the pinned settings, as the digests are.</remarks>
internal sealed class DifferenceQuery(TableScan before, TableScan after, Reading reading)
{
    private readonly List<ColumnValue> values = [.. after.Columns.Select(c => ColumnValue.Of(c, reading))];
    private readonly string kept = KeptRows.NameOf(before.Table);
    private readonly string live = $"ONLY {Sql.Quote(after.Table.Schema, after.Table.Name)}";

    private string SameKey => string.Join(
        " AND ", before.Key.Zip(after.Key, (was, now) => $"{Was(was)} COLLATE \"C\" = ({ColumnValue.Of(now, reading).Value})::pg_catalog.text COLLATE \"C\""));

    /// <summary>How many rows that stayed have another value, for each column.</summary>
    public string Counts() => $"""
        SELECT ARRAY[{string.Join(", ", values.Select((_, i) => $"pg_catalog.count(*) FILTER (WHERE {Differs(i)})"))}]::pg_catalog.int8[]
        FROM pg_temp.{kept} k JOIN {live} t ON {SameKey}
        """;

    /// <summary>Some of the rows that have another value in a column: the key, the value before, the value now.</summary>
    public string Changed(int column) => $"""
        SELECT 0::pg_catalog.int8 AS "Rows", ARRAY[{string.Join(", ", before.Key.Select(Was).Append(Was(before.Columns[column])).Append(Now(after.Columns[column])).Select(Cut))}] AS "Values"
        FROM pg_temp.{kept} k JOIN {live} t ON {SameKey}
        WHERE {Differs(column)}
        ORDER BY {Order("k", before.Key)} LIMIT {RowDifferences.SampleLimit}
        """;

    /// <summary>Some of the kept rows whose key is there no more.</summary>
    public string Gone() => before.Key.Count == 0
        ? Exchanged(Kept(), Live())
        : $"""
           SELECT pg_catalog.count(*) OVER () AS "Rows", ARRAY[{string.Join(", ", before.Key.Select(Was).Select(Cut))}] AS "Values"
           FROM pg_temp.{kept} k WHERE NOT EXISTS (SELECT FROM {live} t WHERE {SameKey})
           ORDER BY {Order("k", before.Key)} LIMIT {RowDifferences.SampleLimit}
           """;

    /// <summary>Some of today's rows whose key was not there.</summary>
    public string Added() => before.Key.Count == 0
        ? Exchanged(Live(), Kept())
        : $"""
           SELECT pg_catalog.count(*) OVER () AS "Rows", ARRAY[{string.Join(", ", after.Key.Select(Now).Select(Cut))}] AS "Values"
           FROM {live} t WHERE NOT EXISTS (SELECT FROM pg_temp.{kept} k WHERE {SameKey})
           ORDER BY {Order("t", after.Key)} LIMIT {RowDifferences.SampleLimit}
           """;

    private static string Exchanged(string rows, string others) => $"""
        SELECT pg_catalog.count(*) OVER () AS "Rows", x.row AS "Values"
        FROM ({rows} EXCEPT ALL {others}) x(row)
        ORDER BY x.row COLLATE "C" LIMIT {RowDifferences.SampleLimit}
        """;

    private string Kept() => $"SELECT ARRAY[{string.Join(", ", before.Columns.Select(Was).Select(Cut))}] FROM pg_temp.{kept} k";

    private string Live() => $"SELECT ARRAY[{string.Join(", ", values.Select(v => Cut($"({v.Value})::pg_catalog.text")))}] FROM {live} t";

    private string Differs(int column)
    {
        var asType = after.Columns[column].AsType;
        var was = ColumnValue.IsCanonical(asType)
            ? $"({ColumnValue.Of(before.Columns[column] with { AsType = asType }, reading, "k").Value})::pg_catalog.text"
            : Was(before.Columns[column]);
        var differs = $"{was} COLLATE \"C\" IS DISTINCT FROM ({values[column].Value})::pg_catalog.text COLLATE \"C\"";
        return values[column].Lossless is { } lossless ? $"(NOT ({lossless}) OR {differs})" : differs;
    }

    private static string Was(ColumnScan column) => $"k.{Sql.Quote(column.Column.Name)}::pg_catalog.text";

    private static string Now(ColumnScan column) => $"t.{Sql.Quote(column.Column.Name)}::pg_catalog.text";

    private static string Cut(string text) => $"pg_catalog.substr({text}, 1, {SampleValue.LengthLimit})";

    private static string Order(string source, IEnumerable<ColumnScan> key) =>
        string.Join(", ", key.Select(column => $"{source}.{Sql.Quote(column.Column.Name)}"));
}
