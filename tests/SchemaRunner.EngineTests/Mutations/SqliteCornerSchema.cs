namespace SchemaRunner.EngineTests.Mutations;

/// <summary>What real SQLite databases use more rarely, beside <see cref="SqliteSchema"/>.</summary>
internal static class SqliteCornerSchema
{
    public static readonly SqliteTableText Price = new(
        "price",
        """
        (
          id INTEGER PRIMARY KEY,
          amount DECIMAL(10,2) NOT NULL ON CONFLICT ABORT DEFAULT (0.5 + 0.5),
          rate DOUBLE CHECK (rate IS NULL OR rate > -1e9),
          whole INT,
          code VARCHAR(5) COLLATE RTRIM,
          raw,
          taken DATE,
          ok BOOLEAN,
          cents INTEGER AS (CAST(amount * 100 AS INTEGER)),
          UNIQUE (code, whole) ON CONFLICT FAIL
        )
        """,
        "id, amount, rate, whole, code, raw, taken, ok",
        "CREATE INDEX idx_price_cents ON price (cents, abs(rate)) WHERE ok IS NOT NULL AND code <> 'x'",
        "CREATE TRIGGER trg_price AFTER DELETE ON price BEGIN DELETE FROM leaf WHERE n = OLD.id; SELECT CASE WHEN OLD.whole = 1 THEN 'END' END; END");

    public static readonly SqliteTableText Pair = new(
        "pair",
        "(a, b COLLATE NOCASE, v TEXT, w TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID",
        "a, b, v, w");

    public static readonly SqliteTableText Leaf = new(
        "leaf",
        """
        (
          a, b, n INTEGER PRIMARY KEY AUTOINCREMENT,
          FOREIGN KEY (a, b) REFERENCES pair (a, b) ON DELETE SET NULL ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED
        )
        """,
        "a, b, n");

    public static readonly SqliteTableText Strict = new("strict_one", "(id INTEGER PRIMARY KEY, n INT, t TEXT, x ANY) STRICT", "id, n, t, x");

    public static readonly SqliteTableText[] Tables = [Price, Pair, Leaf, Strict];

    public const string RecursiveView = "CREATE VIEW numbers (n) AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3) SELECT x FROM c";

    /// <summary>Objects and rows.</summary>
    public static string Script => $"""
        {string.Concat(Tables.Select(t => t.Create))}
        {RecursiveView};
        CREATE VIRTUAL TABLE spot USING rtree(id, x0, x1);
        CREATE VIRTUAL TABLE prefix USING fts5(word, content = 'price', content_rowid = 'id', prefix = '2 3');
        INSERT INTO price VALUES
          (1, 10.25, 1e-300, 1, 'ab', 1, '2024-01-01', 1), (2, 3, 0.30000000000000004, 2, 'ab ', '1', '01.02.2024', 0), (3, '12,50', 5e-324, NULL, 'é', 1.0, 20240101, NULL),
          (4, 9007199254740993, 9e999, 9007199254740993, 'e' || char(769), x'31', 1704067200.5, 'yes'), (5, -0.01, NULL, '7 ', '', NULL, '', 'true'), (6, 0, 0.1 + 0.2, x'37', NULL, CAST(x'ff41' AS TEXT), NULL, 1.5);
        INSERT INTO pair VALUES (1, 'x', 'one', 'eins'), ('1', 'x', 'text', 'Text'), (1.5, 'X', 'real', 'reell'), (x'01', 'y', 'blob', 'Blob');
        INSERT INTO leaf (a, b) VALUES (1, 'X'), ('1', 'x'), (NULL, 'x'), (1.5, 'x');
        INSERT INTO strict_one VALUES (1, 7, '7', 7), (2, NULL, '', '7'), (3, 0, NULL, x'37');
        INSERT INTO spot VALUES (1, 1.5, 2.5), (2, -1, 1);

        """;
}
