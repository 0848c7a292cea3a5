namespace SchemaRunner.Benchmarks;

/// <summary>The large PostgreSQL table of the scans: eight columns of the usual types, about 140 bytes a row.</summary>
internal static class EightColumns
{
    /// <summary>Statements that make and fill it.</summary>
    public static IEnumerable<string> Fill(string table, long rows) =>
    [
        $"""
        CREATE TABLE {table} (id bigint PRIMARY KEY, code text, name text, amount numeric(14,2), created timestamptz,
                              active boolean, attrs jsonb, qty int)
        """,
        $"""
        INSERT INTO {table}
        SELECT i, 'C' || lpad(i::text, 8, '0'), format('name of the %s. row with a middling length', i), i * 1.25,
               timestamptz '2024-01-01' + i * interval '1 second', i % 2 = 0,
               CASE WHEN i % 3 > 0 THEN jsonb_build_object('size', i % 100, 'colour', 'blue', 'k', to_hex(i)) END, i % 1000
        FROM generate_series(1, {rows}) i
        """,
    ];
}
