using static SchemaRunner.EngineTests.Mutations.SqliteSchema;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Rows that go, come, or go in exchange for others.</summary>
internal static class SqliteRowMutations
{
    public static IEnumerable<SqliteMutation> All =>
    [
        .. Deleted.Select(d => new SqliteMutation($"a row deleted from {d.Table}", $"DELETE FROM {d.Table} WHERE {d.Where};", $"SR301 table {d.Table}: expected {d.Rows} rows, found {d.Rows - 1} rows")),
        .. Deleted.Select(d => new SqliteMutation($"a row deleted from {d.Table} by a rebuild", TableOf(d.Table).Rebuild(select: $"{TableOf(d.Table).Columns} FROM {d.Table} WHERE NOT coalesce({d.Where}, FALSE)"), $"SR301 table {d.Table}")),
        .. Emptied.Select(t => new SqliteMutation($"all rows deleted from {t}", $"DELETE FROM {t};", $"SR301 table {t}: expected")),
        .. Inserted.Select(i => new SqliteMutation($"a row inserted into {i.Table}", $"INSERT INTO {i.Table} VALUES {i.Values};", $"SR301 table {i.Table}: expected")),
        .. Exchanged.Select(e => new SqliteMutation($"a row of {e.Table} exchanged for another", $"DELETE FROM {e.Table} WHERE {e.Where}; INSERT INTO {e.Table} VALUES {e.Values};", $"SR302 column {e.Table}.{e.Columns}")),
        new("a row of log exchanged for a double of another", "UPDATE log SET at = 2, line = 'two' WHERE at = 1;", "SR302 column log.at, line"),
        new("a double of log exchanged for a double of another", "DELETE FROM log WHERE rowid = (SELECT max(rowid) FROM log WHERE at = 2); INSERT INTO log VALUES (1, 'one');", "SR302 column log.at, line"),
        new("parent deleted, children without a parent", "DELETE FROM city WHERE id = 2;", "SR307 foreign key orders(city_id) → city(id)"),
        new("parent deleted, its own child without a parent", "DELETE FROM city WHERE id = 2;", "SR307 foreign key city(parent_id) → city(id)"),
        new("parent and children deleted", "DELETE FROM orders WHERE city_id = 3; DELETE FROM city WHERE id = 3;", "SR301 table orders"),
        new("children emptied by a cascade of their own", Orders.Rebuild() + "DELETE FROM \"Order Line\" WHERE \"order\" IN (SELECT id FROM orders);", "SR301 table \"Order Line\": expected 4 rows, found 0 rows"),
        new("reference set to a parent that is not there", "UPDATE orders SET city_id = 99 WHERE id = 13;", "SR307 foreign key orders(city_id) → city(id)"),
        new("composite reference set to a row that is not there", "UPDATE orders SET best_line = 3 WHERE id = 10;", "SR307 foreign key orders(id, best_line) → Order Line(order, line)"),
        new("row replaced by its unique code", "INSERT OR REPLACE INTO city (id, code, name) VALUES (9, 'SBY', 'Surabaya');", "SR302 column city.id"),
        new("text search row deleted", "DELETE FROM doc WHERE title = 'First';", "SR301 table doc_content: expected 2 rows, found 1 row"),
        new("text search table emptied", "DELETE FROM doc;", "SR301 table doc_docsize"),
        new("row deleted by a trigger of the script", "CREATE TEMP TRIGGER t AFTER UPDATE ON main.member BEGIN DELETE FROM log WHERE at = 1; END; UPDATE member SET age = age; DROP TRIGGER temp.t;", "SR301 table log"),
        new("row deleted and another changed", "DELETE FROM mixed WHERE id = 17; UPDATE mixed SET w = 'A' WHERE id = 1;", "SR301 table mixed: expected 17 rows, found 16 rows"),
        new("row moved by an upsert", "INSERT INTO \"Order Line\" (\"order\", line, \"Unit Price\", qty) VALUES (10, 1, 2.5, 5) ON CONFLICT DO UPDATE SET line = 9;", "SR302 column \"Order Line\".order, line"),
    ];

    private static readonly (string Table, int Rows, string Where)[] Deleted =
    [
        ("city", 4, "id = 3"), ("orders", 4, "id = 13"), ("\"Order Line\"", 4, "\"order\" = 12 AND line = 1"), ("setting", 4, "scope = 'user' AND name = 'flag'"),
        ("log", 5, "at IS NULL"), ("mixed", 17, "v IS NULL"), ("member", 4, "id = 4"), ("\"Select\"", 3, "\"Group\" = 'c d'"),
    ];

    private static readonly string[] Emptied = ["log", "setting", "mixed", "\"Select\""];

    private static readonly (string Table, string Values)[] Inserted =
    [
        ("city", "(8, 'PLB', 'Palembang', NULL, 1)"), ("orders", "(14, 1, '', 'new', NULL, NULL)"), ("\"Order Line\"", "(11, 1, 1, 1, NULL)"),
        ("setting", "('app', 'new', NULL)"), ("log", "(2, 'two')"), ("mixed", "(18, NULL, NULL)"), ("member", "(5, 'e@x.id', NULL, NULL, 1, NULL)"), ("\"Select\"", "(NULL, NULL)"),
    ];

    private static readonly (string Table, string Where, string Values, string Columns)[] Exchanged =
    [
        ("mixed", "id = 12", "(18, x'', 'l')", "id"), ("setting", "name = 'flag'", "('user', 'Flag', 1)", "scope, name"),
        ("\"Order Line\"", "\"order\" = 10 AND line = 2", "(10, 3, 2.5, 4, '')", "order, line"), ("log", "at = 3", "(4, NULL)", "at"),
        ("\"Select\"", "\"Group\" = 'B'", "('b', 'two')", "\"Group\""), ("member", "id = 4", "(5, 'd@x.id', NULL, 41, 1, x'0102')", "id"),
    ];

    private static SqliteTableText TableOf(string name) => Tables.Single(t => t.Name == name);
}
