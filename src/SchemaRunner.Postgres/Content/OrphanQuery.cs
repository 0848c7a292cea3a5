using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Builds the query that counts the orphans of one foreign key, with samples and fingerprints in the same pass.</summary>
/// <remarks>
/// Samples are taken by row number, never by LIMIT, which would turn the hash join into a nested loop. A null in the key
/// makes no orphan (MATCH SIMPLE); under MATCH FULL a key that is null in part is one.
/// </remarks>
internal static class OrphanQuery
{
    /// <summary>The query for one key: one anti join of the child with the parent.</summary>
    /// <param name="number">What the result row is to be known by.</param>
    /// <param name="key">The key.</param>
    /// <param name="child">The table that refers.</param>
    /// <param name="parent">The table referred to.</param>
    /// <param name="operators">How the columns compare.</param>
    /// <param name="onlyWritten">Whether only rows count that this transaction has written.</param>
    public static string Build(
        int number, ForeignKey key, Table child, Table parent, IReadOnlyList<string> operators, bool onlyWritten = false)
    {
        var columns = key.ChildColumnIds.Select(id => Quoted(child, id)).ToList();
        var parts = child.KeyColumnIds.Select(id => Quoted(child, id)).Concat(columns).ToList();
        return $"""
            SELECT {number} AS "Number", pg_catalog.count(*) AS "Rows",
                   pg_catalog.array_agg(x.sample) FILTER (WHERE x.place <= {OrphanCount.SampleLimit}) AS "Samples",
                   pg_catalog.array_agg(x.print) FILTER (WHERE x.place <= {OrphanCount.FingerprintLimit}) AS "Fingerprints",
                   pg_catalog.sum(x.print)::pg_catalog.text AS "Sum"
            FROM (
                SELECT pg_catalog.row_number() OVER () AS place, {Sample(key, child)} AS sample,
                       pg_catalog.hashtextextended(ROW({string.Join(", ", parts)})::pg_catalog.text COLLATE "C", 0) AS print
                FROM {Source(child)} c
                WHERE {Condition(key, child, parent, operators)}{(onlyWritten ? " AND pg_catalog.age(c.xmin) <= 0" : "")}) x
            """;
    }

    /// <summary>The query that counts the values of a key that have no parent, each value once, as an index gives them.</summary>
    /// <remarks>Not for a key of several columns under MATCH FULL: a key null in part is an orphan there.</remarks>
    public static string BuildDistinct(int number, ForeignKey key, Table child, Table parent, IReadOnlyList<string> operators)
    {
        var columns = string.Join(", ", key.ChildColumnIds.Select(id => Quoted(child, id)));
        var present = string.Join(" AND ", key.ChildColumnIds.Select(id => Quoted(child, id) + " IS NOT NULL"));
        return $"""
            SELECT {number} AS "Number", pg_catalog.count(*) AS "Rows", NULL::pg_catalog.text[] AS "Samples",
                   NULL::pg_catalog.int8[] AS "Fingerprints", NULL::pg_catalog.text AS "Sum"
            FROM (SELECT DISTINCT {columns} FROM {Source(child)} c WHERE {present}) c
            WHERE {Condition(key, child, parent, operators)}
            """;
    }

    private static string Condition(ForeignKey key, Table child, Table parent, IReadOnlyList<string> operators)
    {
        var columns = key.ChildColumnIds.Select(id => Quoted(child, id)).ToList();
        var matches = columns.Select((c, i) => "p." + Sql.Quote(key.ParentColumns[i]) + operators[i] + c);
        var nulls = key.MatchFull
            ? "NOT (" + string.Join(" AND ", columns.Select(c => c + " IS NULL")) + ")"
            : string.Join(" AND ", columns.Select(c => c + " IS NOT NULL"));
        return $"{nulls} AND NOT EXISTS (SELECT FROM {Source(parent)} p WHERE {string.Join(" AND ", matches)})";
    }

    /// <summary>A partitioned table's rows are in its partitions; any other table answers for itself.</summary>
    private static string Source(Table table)
        => (table.HoldsRows ? "ONLY " : "") + Sql.Quote(table.Schema, table.Name);

    private static string Sample(ForeignKey key, Table child)
    {
        var referring = Words(key.ChildColumnIds, child);
        return child.KeyColumnIds.Count == 0
            ? referring
            : Words(child.KeyColumnIds, child) + " || ' (' || " + referring + " || ')'";
    }

    private static string Words(IEnumerable<string> columnIds, Table child)
        => string.Join(" || ', ' || ", columnIds.Select(id =>
            $"{Sql.Literal(Name(child, id) + "=")} || COALESCE({Quoted(child, id)}::pg_catalog.text, 'NULL')"));

    private static string Quoted(Table table, string columnId) => "c." + Sql.Quote(Name(table, columnId));

    private static string Name(Table table, string columnId) => table.Columns.Single(c => c.Id == columnId).Name;
}
