using static SchemaRunner.EngineTests.Mutations.SqliteCornerSchema;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Changes in what <see cref="SqliteCornerSchema"/> holds.</summary>
internal static class SqliteCornerMutations
{
    public static IEnumerable<SqliteMutation> All =>
    [
        .. Prices.Select(p => new SqliteMutation($"price.{p.Column} of {p.Id}: {p.Name}", $"UPDATE price SET {p.Column} = {p.Value} WHERE id = {p.Id};", $"SR302 column price.{p.Column}")),
        .. Scripts.Select(s => new SqliteMutation(s.Name, s.Script, s.Sentence)),
        .. Rebuilt.Select(r => new SqliteMutation($"{r.Table.Name}: {r.Name}", r.Table.Rebuild(r.Was, r.Now, r.Select) + Counter(r.Table), r.Sentence)),
        .. Tables.Where(t => t != Leaf).Select(t => new SqliteMutation($"{t.Name} dropped", $"DROP TABLE {t.Name};", $"SR303 table {t.Name}")),
    ];

    private static readonly (string Column, int Id, string Name, string Value)[] Prices =
    [
        ("amount", 1, "a hundredth", "10.26"), ("amount", 3, "a comma to a point", "'12.50'"), ("amount", 4, "one unit beyond 2^53", "9007199254740992"), ("amount", 2, "an integer to a text", "'3x'"), ("rate", 3, "the smallest to zero", "0.0"), ("rate", 4, "infinity to the largest", "1.7976931348623157e308"),
        ("rate", 6, "one unit in the last place", "0.3"), ("rate", 5, "null to zero", "0"), ("rate", 1, "one unit in the last place of a small one", "1.0000000000000003e-300"), ("whole", 6, "a blob to its text", "'7x'"), ("whole", 4, "through a real", "9007199254740993.0"), ("code", 2, "trailing space under RTRIM", "'ab'"),
        ("code", 1, "trailing space", "'ab '"), ("code", 3, "composed to decomposed", "'e' || char(769)"), ("code", 4, "decomposed to composed", "char(233)"), ("code", 5, "empty to null", "NULL"), ("code", 6, "null to empty", "''"), ("raw", 1, "1 to 1.0", "1.0"), ("raw", 2, "'1' to 1", "1"), ("raw", 3, "1.0 to 1", "1"), ("raw", 4, "x'31' to '1'", "'1'"),
        ("raw", 5, "null to empty", "x''"), ("raw", 6, "a byte that is no UTF-8", "CAST(x'fe41' AS TEXT)"), ("raw", 6, "a byte that is no UTF-8 to the replacement character", "char(65533) || 'A'"), ("taken", 2, "a date read otherwise", "'2024-02-01'"), ("taken", 3, "a number to a text", "'2024-01-01'"), ("taken", 4, "half a second", "1704067200"), ("ok", 4, "a word to a number", "1"), ("ok", 6, "a fraction cut", "1"), ("ok", 3, "null to no", "0"),
    ];

    private static readonly (string Name, string Script, string Sentence)[] Scripts =
    [
        ("key of another storage class", "UPDATE pair SET a = 2 WHERE typeof(a) = 'text';", "SR302 column pair.a, b"), ("key's case under NOCASE", "UPDATE pair SET b = 'x' WHERE b = 'X' AND a = 1.5;", "SR302 column pair.a, b"),
        ("values swapped under keys that look alike", "UPDATE pair SET v = CASE typeof(a) WHEN 'integer' THEN 'text' ELSE 'one' END WHERE a = 1 OR a = '1';", "SR302 column pair.v"),
        ("columns crossed in INSERT … SELECT", "CREATE TEMP TABLE k AS SELECT * FROM pair; DELETE FROM pair; INSERT INTO pair SELECT a, b, w, v FROM k;", "SR302 column pair.v, w"),
        ("row exchanged for the double of another", "UPDATE strict_one SET n = 7, t = '7', x = 7 WHERE id = 3;", "SR302 column strict_one.n, t, x"),
        ("1 to '1' in a column of any type of a strict table", "UPDATE strict_one SET x = '7' WHERE id = 1;", "SR302 column strict_one.x"),
        ("referring value of another storage class", "UPDATE leaf SET a = '1' WHERE n = 1;", "SR302 column leaf.a"), ("reference cut by its parent's deletion", "DELETE FROM pair WHERE a = 1.5; UPDATE leaf SET a = NULL, b = NULL WHERE n = 4;", "SR302 column leaf.a, b"),
        ("parent deleted under keys that look alike", "DELETE FROM pair WHERE typeof(a) = 'integer';", "SR307 foreign key leaf(a, b) → pair(a, b)"),
        ("children by a trigger", "DELETE FROM price WHERE id = 1;", "SR301 table leaf: expected 4 rows, found 3 rows"), ("rows by REPLACE", "INSERT OR REPLACE INTO price (id, amount) VALUES (1, 10.25);", "SR302 column price."),
        ("spatial row moved", "UPDATE spot SET x0 = 1.25 WHERE id = 1;", "SR302 column spot_node."), ("spatial row deleted", "DELETE FROM spot WHERE id = 2;", "SR301 table spot_rowid"), ("spatial table dropped", "DROP TABLE spot;", "SR303 table spot"),
        ("full-text index emptied behind its back", "DELETE FROM doc_idx;", "SR301 table doc_idx"), ("full-text sizes lost", "DELETE FROM doc_docsize WHERE id = 1;", "SR301 table doc_docsize"), ("full-text content changed behind its back", "UPDATE doc_content SET c0 = 'first' WHERE c0 = 'First';", "SR302 column doc_content.c0"),
        ("full-text settings changed", "INSERT INTO doc (doc, rank) VALUES ('automerge', 7);", "SR301 table doc_config"),
        ("full-text prefix lost", "DROP TABLE prefix; CREATE VIRTUAL TABLE prefix USING fts5(word, content = 'price', content_rowid = 'id');", "SR319 table prefix"),
        ("counter of one table lost", "DELETE FROM sqlite_sequence WHERE name = 'leaf';", "SR309 sequence leaf"), ("counter by one", "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'leaf';", "SR309 sequence leaf: expected value 4 or further on, found value 3"),
        ("recursive view cut", "DROP VIEW numbers; CREATE VIEW numbers (n) AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 2) SELECT x FROM c;", "SR310 view numbers"),
        ("recursive view without duplicates", "DROP VIEW numbers; CREATE VIEW numbers (n) AS WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c WHERE x < 3) SELECT x FROM c;", "SR310 view numbers"),
        ("a view's column under another name", "DROP VIEW numbers; CREATE VIEW numbers (m) AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3) SELECT x FROM c;", "SR310 view numbers"),
        ("partial expression index without its expression", "DROP INDEX idx_price_cents; CREATE INDEX idx_price_cents ON price (cents, rate) WHERE ok IS NOT NULL AND code <> 'x';", "SR308 index idx_price_cents"),
        ("partial expression index with OR", "DROP INDEX idx_price_cents; CREATE INDEX idx_price_cents ON price (cents, abs(rate)) WHERE ok IS NOT NULL OR code <> 'x';", "SR308 index idx_price_cents"),
        ("trigger with END in a text", "DROP TRIGGER trg_price; CREATE TRIGGER trg_price AFTER DELETE ON price BEGIN DELETE FROM leaf WHERE n = OLD.id; SELECT CASE WHEN OLD.whole = 1 THEN 'end' END; END;", "SR311 trigger trg_price"),
        ("trigger on another event", "DROP TRIGGER trg_price; CREATE TRIGGER trg_price AFTER INSERT ON price BEGIN DELETE FROM leaf WHERE n = NEW.id; END;", "SR311 trigger trg_price"),
        ("rows written under the name of another schema's table", "CREATE TEMP TABLE shadow AS SELECT * FROM pair; DELETE FROM main.pair WHERE b = 'y'; DROP TABLE temp.shadow;", "SR301 table pair"),
    ];

    private static readonly (SqliteTableText Table, string Name, string Was, string Now, string? Select, string Sentence)[] Rebuilt =
    [
        (Price, "expression default lost", " DEFAULT (0.5 + 0.5)", "", null, "SR304 column price.amount"), (Price, "conflict clause", "ON CONFLICT ABORT", "ON CONFLICT IGNORE", null, "SR304 column price.amount"), (Price, "conflict clause of a constraint", "ON CONFLICT FAIL", "ON CONFLICT REPLACE", null, "SR305 constraint"),
        (Price, "check of one column", " CHECK (rate IS NULL OR rate > -1e9)", "", null, "SR305 constraint"), (Price, "check's number", "-1e9", "-1e8", null, "SR305 constraint"), (Price, "collation", "RTRIM", "NOCASE", null, "SR304 column price.code"), (Price, "type's length", "VARCHAR(5)", "VARCHAR(4)", null, "SR304 column price.code"),
        (Price, "generated cast", "AS INTEGER))", "AS REAL))", null, "SR304 column price.cents"), (Price, "affinity that turns texts into numbers", "raw,", "raw NUMERIC,", null, "SR304 column price.raw"), (Price, "affinity that turns numbers into texts", "raw,", "raw TEXT,", null, "SR304 column price.raw"),
        (Price, "blobs cut to texts", "", "", "id, amount, rate, CAST(whole AS TEXT), code, CAST(raw AS TEXT), taken, ok", "SR302 column price.whole, raw"), (Price, "trimmed", "", "", "id, amount, rate, whole, trim(code), raw, taken, ok", "SR302 column price.code"),
        (Price, "nulls filled", "", "", "id, amount, coalesce(rate, 0), whole, code, raw, taken, ok", "SR302 column price.rate"), (Price, "a row lost by DISTINCT", "", "", "DISTINCT 1, 1, 1, 1, 1, 1, 1, 1", "SR301 table price: expected 6 rows, found 1 row"),
        (Pair, "key reordered", "PRIMARY KEY (a, b)", "PRIMARY KEY (b, a)", null, "SR305 constraint pair_pk"), (Pair, "key's affinity", "(a, b COLLATE", "(a BLOB, b COLLATE", null, "SR304 column pair.a"), (Pair, "key's collation", "b COLLATE NOCASE", "b", null, "SR304 column pair.b"), (Pair, "rowid", " WITHOUT ROWID", "", null, "SR319 table pair"),
        (Leaf, "SET NULL lost", " ON DELETE SET NULL", "", null, "SR306 foreign key leaf(a, b) → pair(a, b)"), (Leaf, "SET DEFAULT to RESTRICT", "SET DEFAULT", "RESTRICT", null, "SR306 foreign key leaf(a, b) → pair(a, b)"), (Leaf, "AUTOINCREMENT lost", " AUTOINCREMENT", "", null, "SR319 table leaf"), (Leaf, "numbered anew", "", "", "a, b, n + 1", "SR302 column leaf.n"),
        (Strict, "strictness", " STRICT", "", null, "SR319 table strict_one"), (Strict, "any to text", "x ANY", "x TEXT", "id, n, t, CAST(x AS TEXT) FROM strict_one", "SR304 column strict_one.x"), (Strict, "values of two columns crossed", "", "", "id, CAST(x AS INT), t, n", "SR302 column strict_one.n, x"),
    ];

    private static string Counter(SqliteTableText table) => table == Leaf ? "UPDATE sqlite_sequence SET seq = 10 WHERE name = 'leaf';" : "";
}
