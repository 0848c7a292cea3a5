using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>Builds the query that counts the orphans of one foreign key, with samples and fingerprints in the same pass.</summary>
/// <remarks>
/// Samples are taken by row number, never by LIMIT, which would turn the hash join into a nested loop. A null in the key
/// makes no orphan (MATCH SIMPLE); under MATCH FULL a key that is null in part is one.
/// </remarks>
internal static class OrphanQuery
{
    public static string Build(int number, ForeignKey key, Table child, Table parent, IReadOnlyList<string> operators)
    {
        var columns = key.ChildColumnIds.Select(id => Quoted(child, id)).ToList();
        var parts = child.KeyColumnIds.Select(id => Quoted(child, id)).Concat(columns).ToList();
        var matches = columns.Select((c, i) => "p." + Sql.Quote(key.ParentColumns[i]) + operators[i] + c);
        var nulls = key.MatchFull
            ? "NOT (" + string.Join(" AND ", columns.Select(c => c + " IS NULL")) + ")"
            : string.Join(" AND ", columns.Select(c => c + " IS NOT NULL"));
        return $"""
            SELECT {number} AS "Number", pg_catalog.count(*) AS "Rows",
                   pg_catalog.array_agg(x.sample) FILTER (WHERE x.place <= {OrphanCount.SampleLimit}) AS "Samples",
                   pg_catalog.array_agg(x.print) FILTER (WHERE x.place <= {OrphanCount.FingerprintLimit}) AS "Fingerprints",
                   pg_catalog.sum(x.print)::pg_catalog.text AS "Sum"
            FROM (
                SELECT pg_catalog.row_number() OVER () AS place, {Sample(key, child)} AS sample,
                       pg_catalog.hashtextextended(ROW({string.Join(", ", parts)})::pg_catalog.text COLLATE "C", 0) AS print
                FROM {Source(child)} c
                WHERE {nulls}
                  AND NOT EXISTS (SELECT FROM {Source(parent)} p WHERE {string.Join(" AND ", matches)})) x
            """;
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
