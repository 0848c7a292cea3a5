using static SchemaRunner.EngineTests.Mutations.SqliteSchema;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Values that change by very little, or change places.</summary>
internal static class SqliteValueMutations
{
    public static IEnumerable<SqliteMutation> All =>
    [
        .. Mixed.Select(m => new SqliteMutation(m.Name, $"UPDATE mixed SET v = {m.Value} WHERE id = {m.Id};", "SR302 column mixed.v:")),
        .. Typed.Select(t => new SqliteMutation(t.Name, $"UPDATE {t.Table} SET {t.Column} = {t.Value} WHERE {t.Where};", $"SR302 column {t.Table}.{t.Column}")),
        .. Moved.Select(m => new SqliteMutation(m.Name, m.Script, $"SR302 {m.Place}:")),
    ];

    private static readonly (string Name, int Id, string Value)[] Mixed =
    [
        ("1 becomes 1.0", 1, "1.0"), ("1 becomes '1'", 1, "'1'"), ("1 becomes x'31'", 1, "x'31'"), ("1 becomes -1", 1, "-1"),
        ("1 becomes 2^32", 1, "4294967296"), ("2^32 becomes 1", 17, "1"), ("'1' becomes 1", 3, "1"), ("'1' becomes '1.0'", 3, "'1.0'"), ("'1' becomes '01'", 3, "'01'"),
        ("NULL becomes empty", 4, "''"), ("empty becomes NULL", 6, "NULL"), ("empty becomes an empty blob", 6, "x''"), ("an empty blob becomes NULL", 12, "NULL"),
        ("NULL becomes 0", 4, "0"), ("one byte of a blob", 5, "x'00ff11'"), ("a zero byte behind a blob", 5, "x'00ff1000'"), ("a zero byte before a blob's", 5, "x'0000ff10'"),
        ("a blob becomes its hex", 5, "hex(v)"), ("a blob of a digit becomes the digit", 15, "'1'"), ("case", 7, "'padang'"), ("trailing space", 7, "'Padang '"), ("leading space", 7, "' Padang'"),
        ("no-break space", 7, "'Padang' || char(160)"), ("zero-width space", 7, "'Pa' || char(8203) || 'dang'"), ("line end", 7, "'Padang' || char(10)"),
        ("composed becomes decomposed", 8, "'cafe' || char(769)"), ("accent lost", 8, "'cafe'"), ("a letter that looks the same", 7, "'P' || char(1072) || 'dang'"),
        ("one unit in the last place of an integer", 9, "9223372036854775806"), ("integer becomes a real", 9, "9223372036854775807.0"), ("integer becomes a text", 9, "CAST(v AS TEXT)"),
        ("one unit in the last place of a real", 10, "0.10000000000000002"), ("a real becomes its text", 10, "'0.1'"), ("sign of a real", 14, "0.5"), ("cut at a NUL", 11, "'x'"), ("changed behind a NUL", 11, "'x' || char(0) || 'z'"),
        ("last of a long text", 13, "'a long text of more than sixteen byteS'"), ("sixteenth of a long text", 13, "'a long text of_more than sixteen bytes'"), ("words of a long text swapped", 13, "' of moreong texta l than sixteen bytes'"),
        ("an astral character", 16, "char(128513)"), ("rounded", 2, "round(v)"), ("truncated to an integer", 2, "CAST(v AS INTEGER)"),
    ];

    private static readonly (string Name, string Table, string Column, string Value, string Where)[] Typed =
    [
        ("real column one unit up", "orders", "total", "0.10000000000000002", "id = 11"), ("real column to NULL", "orders", "total", "NULL", "id = 11"), ("huge real halved", "orders", "total", "5e299", "id = 13"),
        ("numeric column beyond 2^53", "\"Order Line\"", "\"Unit Price\"", "9007199254740992", "\"order\" = 12 AND line = 2"), ("numeric column to a text", "\"Order Line\"", "\"Unit Price\"", "'n/a'", "line = 1 AND \"order\" = 10"),
        ("case under NOCASE", "city", "code", "'SBY'", "id = 2"), ("trailing space lost", "city", "name", "'Bandung'", "id = 4"), ("case of a key", "\"Select\"", "\"Group\"", "'b'", "\"Group\" = 'B'"),
        ("value of a table without rowid", "setting", "value", "1", "scope = 'user' AND name = 'last'"), ("key of a table without rowid", "setting", "scope", "'User'", "name = 'flag'"), ("status", "orders", "status", "'new'", "id = 11"),
        ("reference to another parent", "orders", "city_id", "2", "id = 10"), ("reference to itself cut", "city", "parent_id", "NULL", "id = 4"), ("blob cut", "member", "photo", "x'01'", "id = 4"), ("empty blob to NULL", "member", "photo", "NULL", "id = 3"),
        ("default written into NULL", "member", "age", "0", "age IS NULL"), ("key moved", "mixed", "id", "100", "id = 17"), ("date by one second", "orders", "placed", "'2024-01-01 00:00:01'", "id = 10"), ("flag", "member", "active", "0", "id = 1"),
        ("value of a row without a key", "log", "line", "'Three'", "at IS NULL"),
    ];

    private static readonly (string Name, string Script, string Place)[] Moved =
    [
        ("values swapped between two rows", "UPDATE mixed SET v = CASE id WHEN 1 THEN (SELECT v FROM mixed WHERE id = 2) ELSE (SELECT v FROM mixed WHERE id = 1) END WHERE id IN (1, 2);", "column mixed.v"),
        ("values shifted by one row", "UPDATE orders SET placed = (SELECT n.placed FROM orders n WHERE n.id = CASE orders.id WHEN 13 THEN 10 ELSE orders.id + 1 END);", "column orders.placed"),
        ("equal sums, other rows", "UPDATE member SET age = CASE id WHEN 1 THEN 31 WHEN 4 THEN 40 ELSE age END;", "column member.age"),
        ("keys of two rows swapped", "UPDATE mixed SET id = -id WHERE id IN (1, 2); UPDATE mixed SET id = 3 + id WHERE id < 0;", "column mixed.v, w"),
        ("values swapped without a key", "UPDATE log SET line = CASE at WHEN 1 THEN 'two' ELSE 'one' END WHERE at = 1 OR rowid = 2;", "table log"),
        ("columns crossed in a rebuild", SqliteSchema.Mixed.Rebuild(select: "id, w, v"), "column mixed.v, w"),
        ("columns crossed without a key", Log.Rebuild(select: "line, at"), "column log.at, line"),
        ("key columns crossed", Setting.Rebuild(select: "name, scope, value"), "column setting.scope, name"),
        ("columns crossed by SELECT * into another order", Keyword.Rebuild(was: "(\"Group\" TEXT PRIMARY KEY, \"va\"\"lue\" TEXT)", now: "(\"va\"\"lue\" TEXT, \"Group\" TEXT PRIMARY KEY)", select: "coalesce(\"va\"\"lue\", 'x'), \"Group\""), "column \"Select\".\"Group\""),
        ("column set from another", "UPDATE member SET city = email WHERE id = 1;", "column member.city"),
        ("column computed anew", Orders.Rebuild(select: "id, city_id, placed, status, round(total, 0), best_line"), "column orders.total"),
        ("nulls filled by a rebuild", Log.Rebuild(select: "coalesce(at, 0), line"), "column log.at"),
        ("text search row changed", "UPDATE doc SET body = 'the quick Fox' WHERE title = 'First';", "column doc_content.c1"),
        ("values moved to the new table of an old name", "ALTER TABLE mixed RENAME TO mixed_old; CREATE TABLE mixed (id INTEGER PRIMARY KEY, v, w); INSERT INTO mixed SELECT id, v, upper(w) FROM mixed_old;", "column mixed.w"),
    ];
}
