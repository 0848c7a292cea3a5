using Npgsql;

namespace SchemaRunner.EngineTests.Load;

/// <summary>Compares in SQL what writers have committed with what a database holds.</summary>
internal static class LedgerComparison
{
    // what several ledgers count is summed up: audits of an account, transactions of all
    private const string Expected =
        """
        CREATE TEMP TABLE expected AS
        SELECT relation, key, value FROM ledger WHERE relation NOT IN ('audit', 'counter')
        UNION ALL
        SELECT relation, key, sum(value::bigint)::text FROM ledger WHERE relation IN ('audit', 'counter') GROUP BY relation, key
        """;

    private const string Found =
        """
        CREATE TEMP TABLE found AS
        SELECT 'account' AS relation, id::text AS key, concat_ws('|', owner, trim_scale(balance), seen) AS value FROM account
        UNION ALL SELECT 'invoice', id::text, concat_ws('|', account_id, state, total) FROM invoice
        UNION ALL SELECT 'line', invoice_id || '/' || no, quantity::text FROM line
        UNION ALL SELECT 'event', id::text, concat_ws('|', writer, what) FROM event
        UNION ALL SELECT 'setting', name, value FROM setting
        UNION ALL SELECT 'job', id::text, '' FROM job
        UNION ALL SELECT 'job done', id::text, concat_ws('|', done_by, times) FROM job WHERE done_by IS NOT NULL
        UNION ALL SELECT 'reading', writer || '/' || no, value::text FROM reading
        UNION ALL SELECT 'counter', name, value::text FROM counter
        UNION ALL SELECT 'audit', account_id::text, count(*)::text FROM audit GROUP BY account_id
        """;

    private const string Differences =
        """
        SELECT 'committed, and not there: ' || x.relation || ' ' || x.key || ' = ' || x.value FROM (TABLE expected EXCEPT ALL TABLE found) x
        UNION ALL SELECT 'there, and not committed: ' || x.relation || ' ' || x.key || ' = ' || x.value FROM (TABLE found EXCEPT ALL TABLE expected) x
        LIMIT 20
        """;

    /// <summary>The rows that are missing, of another value, or too many; the first 20.</summary>
    public static async Task<IReadOnlyList<string>> FindDifferencesAsync(NpgsqlConnection connection, IEnumerable<Ledger> ledgers)
    {
        await RunAsync("CREATE TEMP TABLE ledger (relation text, key text, value text)");
        await using (var import = await connection.BeginBinaryImportAsync("COPY ledger FROM STDIN (FORMAT binary)"))
        {
            foreach (var (table, key, value) in ledgers.SelectMany(ledger => ledger.Rows))
                await import.WriteRowAsync(CancellationToken.None, table, key, value);
            await import.CompleteAsync();
        }

        await RunAsync(Expected);
        await RunAsync(Found);
        await using var command = new NpgsqlCommand(Differences, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var differences = new List<string>();
        while (await reader.ReadAsync()) differences.Add(reader.GetString(0));
        return differences;

        async Task RunAsync(string sql)
        {
            await using var step = new NpgsqlCommand(sql, connection);
            await step.ExecuteNonQueryAsync();
        }
    }
}
