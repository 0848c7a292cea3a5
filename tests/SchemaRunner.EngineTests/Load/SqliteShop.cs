using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Load;

/// <summary>The tables that writers work on, and 50 phases that change all of them.</summary>
internal static class SqliteShop
{
    /// <summary>How many phases change the tables.</summary>
    public const int Phases = 50;

    private const int Seeds = 2000;

    private static readonly SqliteServedTable[] Tables =
    [
        new("account", "client", "id INTEGER PRIMARY KEY, owner TEXT NOT NULL, balance INTEGER NOT NULL", ["id"], "id", "owner", "balance"),
        new("invoice", "bill", "id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL, state TEXT NOT NULL", ["id"], "id", "account_id", "state"),
        new("line", "item",
            "invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE, no INTEGER NOT NULL, quantity INTEGER NOT NULL, "
            + "PRIMARY KEY (invoice_id, no)",
            ["invoice_id", "no"], "invoice_id", "no", "quantity"),
        new("event", "incident", "id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL", ["id"], "id", "what"),
        new("setting", "preference", "name TEXT PRIMARY KEY, value TEXT", ["name"], "name", "value"),
        new("reading", "sample", "writer INTEGER, no INTEGER, value REAL, PRIMARY KEY (writer, no)", ["writer", "no"], "writer", "no", "value"),
        new("counter", "tally", "name TEXT PRIMARY KEY, value INTEGER NOT NULL", ["name"], "name", "value"),
    ];

    /// <summary>The first script makes the tables; the others change them, the first step of each table before the second of any.</summary>
    public static TestScripts Scripts()
    {
        (string Name, string Text)[] all =
        [
            ("base", string.Join('\n', [
                .. Tables.Select(table => table.Create),
                $"INSERT INTO account SELECT value, 'seed ' || value, 0 FROM ({Numbers});",
                $"INSERT INTO setting SELECT 'seed ' || value, 'seed' FROM ({Numbers});",
                $"INSERT INTO invoice SELECT value, value, 'old' FROM ({Numbers});",
                $"INSERT INTO line SELECT value, 1, value FROM ({Numbers});",
                $"INSERT INTO event SELECT value, 'seed' FROM ({Numbers});",
                $"INSERT INTO reading SELECT 0, value, value + 0.5 FROM ({Numbers});",
                "INSERT INTO counter VALUES ('transactions', 0);"])),
            .. Enumerable.Range(0, Tables[0].Steps.Count).SelectMany(step => Tables.Select(table => table.Steps[step])),
            ("delete_the_retired", "-- schemarunner:expect rows account -5\nDELETE FROM account WHERE id <= 5;"),
        ];
        return new TestScripts([.. all.Select((script, i) => ($"up/{i + 1}_{script.Name}.sql", script.Text))]);
    }

    /// <summary>The rows that are there before any writer comes, as the scripts leave them.</summary>
    public static Ledger Seeded()
    {
        var ledger = new Ledger();
        for (var i = 1; i <= Seeds; i++)
        {
            if (i > 5) ledger.Put("account", i, $"seed {i}|0");
            ledger.Put("setting", $"seed {i}", "seed");
            ledger.Put("invoice", i, $"{i}|old");
            ledger.Put("line", $"{i}/1", $"{i}");
            ledger.Put("event", i, "seed");
            ledger.Put("reading", $"0/{i}", $"{i}.5");
        }

        ledger.Commit();
        return ledger;
    }

    private static string Numbers => $"WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {Seeds}) SELECT value FROM n";
}
