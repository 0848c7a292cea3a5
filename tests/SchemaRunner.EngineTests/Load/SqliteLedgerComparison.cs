using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Load;

/// <summary>Compares in SQL, by the vendor's program, what writers have committed with what a file holds.</summary>
internal static class SqliteLedgerComparison
{
    private const string Compare =
        """
        CREATE TEMP VIEW found AS
        SELECT 'account' AS relation, CAST(id AS TEXT) AS key, owner || '|' || balance AS value FROM main.account
        UNION ALL SELECT 'invoice', CAST(id AS TEXT), account_id || '|' || state FROM main.invoice
        UNION ALL SELECT 'line', invoice_id || '/' || no, CAST(quantity AS TEXT) FROM main.line
        UNION ALL SELECT 'event', CAST(id AS TEXT), what FROM main.event
        UNION ALL SELECT 'setting', name, value FROM main.setting
        UNION ALL SELECT 'reading', writer || '/' || no, CAST(value AS TEXT) FROM main.reading
        UNION ALL SELECT 'counter', name, CAST(value AS TEXT) FROM main.counter;
        CREATE TEMP VIEW expected AS
        SELECT relation, key, value FROM ledger WHERE relation <> 'counter'
        UNION ALL SELECT relation, key, CAST(sum(value) AS TEXT) FROM ledger WHERE relation = 'counter' GROUP BY relation, key;
        SELECT 'committed, and not there: ' || relation || ' ' || key || ' = ' || value FROM (SELECT * FROM expected EXCEPT SELECT * FROM found) LIMIT 10;
        SELECT 'there, and not committed: ' || relation || ' ' || key || ' = ' || value FROM (SELECT * FROM found EXCEPT SELECT * FROM expected) LIMIT 10;
        SELECT 'rows twice' WHERE (SELECT count(*) FROM expected) <> (SELECT count(*) FROM found);
        PRAGMA integrity_check;
        PRAGMA foreign_key_check;
        """;

    /// <summary>What differs, after the library has found the file to be whole; <c>ok</c> when nothing does.</summary>
    public static async Task<string> FindDifferencesAsync(string file, IEnumerable<Ledger> ledgers)
    {
        var script = file + ".compare.sql";
        await File.WriteAllLinesAsync(script, [
            "CREATE TEMP TABLE ledger (relation TEXT, key TEXT, value TEXT);",
            "BEGIN;",
            .. ledgers.SelectMany(ledger => ledger.Rows).Select(row => $"INSERT INTO ledger VALUES ('{row.Table}', '{row.Key}', '{row.Value}');"),
            "COMMIT;",
            Compare,
        ]);
        return (await Tool.RunAsync("sqlite3", "-bail", file, $".read '{script}'")).Trim();
    }
}
