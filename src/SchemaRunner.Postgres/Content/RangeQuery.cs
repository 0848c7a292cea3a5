using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Builds the queries that read a table by ranges of its key.</summary>
internal sealed class RangeQuery(RangedTable table)
{
    private readonly RangeCondition condition = new(table);
    private readonly List<RangeValue> key = [.. table.Key.Select(column => new RangeValue(column))];
    private readonly List<RangeValue> columns = [.. table.Columns.Select(column => new RangeValue(column))];
    private readonly string source = $"ONLY {Sql.Quote(table.Table.Schema, table.Table.Name)} t";

    /// <summary>Of every so many rows of a sample of blocks, one key, with the number of rows that were seen.</summary>
    /// <param name="percent">How much of the table is looked at.</param>
    /// <param name="rowsEach">How many rows a piece is to have.</param>
    /// <param name="most">The most pieces there may be.</param>
    public string Sample(double percent, int rowsEach, int most) => Boundaries(
        $"ONLY {Sql.Quote(table.Table.Schema, table.Table.Name)} t TABLESAMPLE SYSTEM ({Number(percent)}) REPEATABLE (0)", "true",
        Number(rowsEach * percent / 100), most);

    /// <summary>Of every so many rows of a range, one key.</summary>
    public string Walk(KeyRange range, int rowsEach, int most) => Boundaries(source, condition.In(range), Number(rowsEach), most);

    /// <summary>For each piece of a range, its number, rows and digests; a piece without rows is left out.</summary>
    public string Scan(KeyRange range, IReadOnlyList<RowKey> boundaries)
    {
        var digests = string.Join(", ", columns.Select(column => $"pg_catalog.sum({column.Hash("t.schemarunner_seed")})::pg_catalog.text"));
        var rows = key.Count > 0 || columns.Count == 0 ? "NULL::pg_catalog.text" : $"pg_catalog.sum({RowHash()})::pg_catalog.text";

        // OFFSET keeps seed and piece from being computed again, and the planner from taking the pieces for as many as the keys.
        // A literal in quotes is a bigint from the start: any other takes the parallel plans away
        return $"""
            SELECT t.schemarunner_piece AS "Piece", pg_catalog.count(*) AS "Rows",
                   ARRAY[{digests}]::pg_catalog.text[] AS "Digests", {rows} AS "RowDigest"
            FROM (SELECT t.*, {Seed()} AS schemarunner_seed, {(boundaries.Count == 0 ? "0" : condition.Piece(boundaries))} AS schemarunner_piece
                  FROM {source} WHERE {condition.In(range)} OFFSET '0') t
            GROUP BY t.schemarunner_piece
            """;
    }

    /// <summary>Each row's key and hashes.</summary>
    public string Hashes(IReadOnlyList<KeyRange> ranges)
    {
        var select = $"SELECT {condition.Texts} AS \"Key\", ARRAY[{string.Join(", ", columns.Select(column => column.Hash("0")))}]::pg_catalog.text[] AS \"Values\" FROM {source} WHERE ";

        // An index serves each range by itself; without one, all are read at once
        return table.Order == KeyOrder.Own
            ? string.Join("\nUNION ALL\n", ranges.Select(range => select + condition.In(range)))
            : select + string.Join(" OR ", ranges.Select(range => $"({condition.In(range)})"));
    }

    /// <summary>Rows with certain keys, as they are shown.</summary>
    public string Values(IReadOnlyList<RowKey> keys)
    {
        var shown = columns.Select(column => $"pg_catalog.substr({column.Text}, 1, {SampleValue.LengthLimit})");
        return $"SELECT {condition.Texts} AS \"Key\", ARRAY[{string.Join(", ", shown)}]::pg_catalog.text[] AS \"Values\" FROM {source} WHERE {condition.Among(keys)}";
    }

    // In canonical forms the same as on every engine: each value's hash seeds the next, and a NULL turns a bit of its seed
    private string RowHash() => columns.TrueForAll(column => column.Column.Form == ValueForm.Own)
        ? $"pg_catalog.hashtextextended(ROW({string.Join(", ", columns.Select(column => column.Text))})::pg_catalog.text COLLATE \"C\", 0)"
        : columns.Aggregate(
            "0::pg_catalog.int8",
            (seed, column) => $"pg_catalog.hashtextextended(COALESCE({column.Text}, '') COLLATE \"C\", "
                + $"{seed} OPERATOR(pg_catalog.#) ({column.Name} IS NOT DISTINCT FROM NULL)::pg_catalog.int4::pg_catalog.int8)");

    private string Boundaries(string from, string where, string rowsEach, int most) => $"""
        SELECT s.key AS "Key"
        FROM (SELECT {condition.Texts} AS key, pg_catalog.row_number() OVER (ORDER BY {condition.Order}) AS place, pg_catalog.count(*) OVER () AS rows
              FROM {from} WHERE {where}) s
        WHERE s.place > 1 AND s.place % GREATEST(1, pg_catalog.ceil(GREATEST({rowsEach}, s.rows::pg_catalog.float8 / {most}))::pg_catalog.int8) = 0
        ORDER BY s.place
        """;

    /// <summary>One hash of the key: each value's hash seeds the next.</summary>
    private string Seed()
    {
        if (key is [{ Column.Form: ValueForm.Own } only] && ValueHash.IsInteger(only.Column.Column.Type)) return $"{only.Name}::pg_catalog.int8";
        return key.Aggregate("0::pg_catalog.int8", (seed, value) => value.Hash(seed));
    }

    private static string Number(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
