using Npgsql;
using SchemaRunner.Postgres;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.Benchmarks;

/// <summary>A content scan of a PostgreSQL table of eight columns, beside <c>COPY … TO '/dev/null'</c> of it.</summary>
internal static class PostgresScan
{
    private const string Fill = """
        CREATE TABLE t (id bigint PRIMARY KEY, code text, name text, amount numeric(14,2), created timestamptz, active boolean, attrs jsonb, qty int);
        INSERT INTO t
        SELECT i, 'C' || lpad(i::text, 8, '0'), format('name of the %s. row with a middling length', i), i * 1.25,
               timestamptz '2024-01-01' + i * interval '1 second', i % 2 = 0,
               CASE WHEN i % 3 > 0 THEN jsonb_build_object('size', i % 100, 'colour', 'blue', 'k', to_hex(i)) END, i % 1000
        FROM generate_series(1, {0}) i;
        VACUUM ANALYZE t;
        """;

    /// <summary>Makes the table in a private cluster, measures, and removes it.</summary>
    public static async Task RunAsync(long rows, int rounds, TextWriter output)
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var driver = await database.OpenAsync();
        foreach (var statement in Fill.Replace("{0}", $"{rows}", StringComparison.Ordinal).Split(";\n")) await ExecuteAsync(driver, statement);
        await output.WriteLineAsync($"PostgreSQL {driver.PostgreSqlVersion}: {rows:N0} rows of 8 columns, one worker");
        await ExecuteAsync(driver, "SET max_parallel_workers_per_gather = 0; SET jit = off");

        var engine = PostgresEngine.Connect($"{database.ConnectionString};Options=-c max_parallel_workers_per_gather=0");
        await using var session = await engine.OpenAsync(CancellationToken.None);
        var structure = await session.ReadStructureAsync(CancellationToken.None);
        var table = structure.Tables.Single();
        var columns = table.Columns.Select(c => new ColumnScan(c)).ToList();
        var all = new Rounds(rounds);
        all.Add("COPY TO '/dev/null'", () => ExecuteAsync(driver, "COPY t TO '/dev/null'"));
        all.Add("SELECT count(last column)", () => ExecuteAsync(driver, "SELECT count(qty) FROM t"));
        all.Add("content of all columns, bound by the key", () =>
            session.ScanAsync([new TableScan(table, [columns[0]], columns)], _ => { }, CancellationToken.None));
        await all.MeasureAsync(output);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
