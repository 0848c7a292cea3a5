namespace SchemaRunner.Benchmarks.Writers;

/// <summary>Four PostgreSQL tables that refer to each other, and 50 scripts that change all of them.</summary>
/// <remarks>Writers go on with the names that the tables had: a script that renames one leaves a view in its place.</remarks>
internal static class BusyTables
{
    private static readonly (string Name, string NewName, string Columns)[] Tables =
    [
        ("account", "client", "id, owner, balance"), ("invoice", "bill", "id, account_id, state, total"),
        ("line", "item", "id, invoice_id, quantity, remark"), ("event", "incident", "id, at, what"),
    ];

    /// <summary>Statements that make and fill the tables; the largest has as many rows as are asked for.</summary>
    public static IEnumerable<string> Fill(long rows) =>
    [
        "CREATE TABLE account (id bigint PRIMARY KEY, owner text NOT NULL, balance numeric(14,2) NOT NULL, code integer NOT NULL DEFAULT 1)",
        $"INSERT INTO account SELECT i, 'owner number ' || i, i * 1.25 FROM generate_series(1, {rows / 10}) i",
        """
        CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint NOT NULL REFERENCES account, state text NOT NULL,
                              total numeric(14,2) NOT NULL, code integer NOT NULL DEFAULT 1)
        """,
        $"INSERT INTO invoice SELECT i, 1 + i % {rows / 10}, 'paid', i * 0.25 FROM generate_series(1, {rows / 2}) i",
        "CREATE INDEX ON invoice (account_id)",
        """
        CREATE TABLE line (id bigint PRIMARY KEY, invoice_id bigint NOT NULL REFERENCES invoice, quantity integer NOT NULL, remark text,
                           code integer NOT NULL DEFAULT 1)
        """,
        $"INSERT INTO line SELECT i, 1 + i % {rows / 2}, i % 100, 'a line of a middling length, number ' || i FROM generate_series(1, {rows}) i",
        "CREATE INDEX ON line (invoice_id)",
        "CREATE TABLE event (id bigint PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), what text NOT NULL, code integer NOT NULL DEFAULT 1)",
        $"INSERT INTO event (id, what) SELECT i, 'something happened to ' || i FROM generate_series(1, {rows / 2}) i",
    ];

    /// <summary>The scripts: the first step of every table, then the second of every table, and so on.</summary>
    public static IReadOnlyList<string> Scripts() =>
    [
        .. Tables.Select(t => $"ALTER TABLE {t.Name} RENAME TO {t.NewName};\nCREATE VIEW {t.Name} AS SELECT {t.Columns} FROM {t.NewName};"),
        .. Each("ALTER TABLE {0} ADD COLUMN note text;"),
        .. Each("ALTER TABLE {0} ADD COLUMN state_code integer NOT NULL DEFAULT 7;"),
        .. Each("CREATE INDEX {0}_state_code ON {0} (state_code, id);"),
        .. Each("-- schemarunner:expect change {0}.note\nUPDATE {0} SET note = 'seen' WHERE id % 100 = 1;"),
        .. Each("-- schemarunner:expect alter {0}.code\nALTER TABLE {0} ALTER COLUMN code TYPE bigint;"),
        .. Each("ALTER TABLE {0} ADD CONSTRAINT {0}_code CHECK (code > 0);"),
        .. Each("ALTER TABLE {0} ADD COLUMN parent_id bigint;\nALTER TABLE {0} ADD CONSTRAINT {0}_parent FOREIGN KEY (parent_id) REFERENCES {0};"),
        .. Each("ALTER TABLE {0} ADD COLUMN token double precision DEFAULT random();"),
        .. Each("CREATE UNIQUE INDEX {0}_code_id ON {0} (code, id);"),
        .. Each("-- schemarunner:expect alter {0}.code\nALTER TABLE {0} ALTER COLUMN code SET DEFAULT 2;"),
        .. Each("-- schemarunner:expect drop column {0}.note\nALTER TABLE {0} DROP COLUMN note;"),
        "-- schemarunner:expect rows incident -1000\nDELETE FROM incident WHERE id <= 1000;",
        "CREATE TABLE owner AS SELECT owner AS name, count(*) AS accounts FROM client GROUP BY owner;",
    ];

    private static IEnumerable<string> Each(string script) =>
        Tables.Select(table => script.Replace("{0}", table.NewName, StringComparison.Ordinal));
}
