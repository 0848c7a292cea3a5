using static SchemaRunner.EngineTests.Mutations.SqliteSchema;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Changes that lose nothing.</summary>
internal static class SqliteHarmlessChanges
{
    private const string KeepCounter = "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'city';";

    public static IReadOnlyDictionary<string, string> ByName { get; } =
        Renamed.Concat(Rebuilt).Concat(Recreated).Concat(Added).Concat(Untouched).ToDictionary(c => c.Name, c => c.Script, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. ByName.Keys];

    private static IEnumerable<(string Name, string Script)> Renamed =>
    [
        .. SqliteSchema.Tables.Select(t => ($"{t.Name} renamed", $"ALTER TABLE {t.Name} RENAME TO \"New Name\";")),
        .. SqliteSchema.Tables.SelectMany(t => t.Columns.Split(", ").Select(c => ($"{t.Name}.{c} renamed", $"ALTER TABLE {t.Name} RENAME COLUMN {c} TO \"New Name\";"))),
        ("generated column renamed", "ALTER TABLE \"Order Line\" RENAME COLUMN total TO \"Total\"; ALTER TABLE \"Order Line\" RENAME COLUMN label TO tag;"),
        ("text search table renamed", "ALTER TABLE doc RENAME TO document;"),
        ("column renamed in case only", "ALTER TABLE city RENAME COLUMN name TO Name;"),
        ("chain of renames", "ALTER TABLE city RENAME TO a; ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME COLUMN name TO x; ALTER TABLE b RENAME COLUMN x TO nama; ALTER TABLE b RENAME TO kota;"),
        ("names of two tables swapped", "ALTER TABLE city RENAME TO t; ALTER TABLE member RENAME TO city; ALTER TABLE t RENAME TO member;"),
        ("names of three tables turned", "ALTER TABLE city RENAME TO t; ALTER TABLE member RENAME TO city; ALTER TABLE orders RENAME TO member; ALTER TABLE t RENAME TO orders;"),
        ("names of two columns swapped", "ALTER TABLE mixed RENAME COLUMN v TO t; ALTER TABLE mixed RENAME COLUMN w TO v; ALTER TABLE mixed RENAME COLUMN t TO w;"),
        ("names of a parent's columns swapped", "ALTER TABLE city RENAME COLUMN code TO t; ALTER TABLE city RENAME COLUMN name TO code; ALTER TABLE city RENAME COLUMN t TO name;"),
        ("renamed, and an empty table of the old name not made", "ALTER TABLE log RENAME TO log_2024; ALTER TABLE log_2024 RENAME TO log;"),
        ("renamed to a keyword and to quotes", "ALTER TABLE log RENAME TO \"table\"; ALTER TABLE \"table\" RENAME COLUMN at TO \"a\"\"t\";"),
    ];

    private static IEnumerable<(string Name, string Script)> Rebuilt =>
    [
        .. SqliteSchema.Tables.Select(t => ($"{t.Name} rebuilt", t.Rebuild() + (t == City ? KeepCounter : ""))),
        ("rebuilt with other columns first", Mixed.Rebuild("id INTEGER PRIMARY KEY, v, w", "w, v, id INTEGER PRIMARY KEY")),
        ("rebuilt without a key in another order", Log.Rebuild("at INTEGER, line TEXT", "line TEXT, at INTEGER")),
        ("rebuilt backwards", Log.Rebuild(select: "at, line FROM log ORDER BY rowid DESC")),
        ("rebuilt by rename first", "PRAGMA legacy_alter_table = ON; ALTER TABLE log RENAME TO log_old; CREATE TABLE log (at INTEGER, line TEXT); INSERT INTO log SELECT * FROM log_old; DROP TABLE log_old;"),
        ("rebuilt with a column more", Member.Rebuild("photo BLOB,", "photo BLOB, phone TEXT DEFAULT 'none',")),
        ("rebuilt with other spacing, case and quotes", Member.Rebuild("age INTEGER", "\"age\"  integer /* years */")),
        ("rebuilt with the unique constraint as it was in other quotes", Member.Rebuild("UNIQUE (city, email)", "UNIQUE ([city],`email`)")),
        ("rebuilt with a check more", Member.Rebuild("photo BLOB", "photo BLOB CHECK (length(photo) < 9000)")),
        ("rebuilt with NO ACTION written", Line.Rebuild("ON UPDATE CASCADE", "ON UPDATE CASCADE NOT DEFERRABLE")),
        ("rebuilt with ABORT written", Member.Rebuild("UNIQUE (city, email)", "UNIQUE (city, email) ON CONFLICT ABORT")),
        ("rebuilt with a key by reference alone", Orders.Rebuild("REFERENCES city (id)", "REFERENCES city")),
        ("rebuilt with the key as a table constraint", Mixed.Rebuild("id INTEGER PRIMARY KEY, v, w", "id INTEGER, v, w, PRIMARY KEY (id)")),
        ("parents and children rebuilt together", City.Rebuild() + Orders.Rebuild() + Line.Rebuild() + KeepCounter),
        ("rebuilt twice", Mixed.Rebuild() + Mixed.Rebuild()),
        .. SqliteCornerSchema.Tables.Select(t => ($"{t.Name} rebuilt", t.Rebuild() + "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'leaf';")),
        ("columns crossed by name, not by place", SqliteCornerSchema.Pair.Rebuild("v TEXT, w TEXT", "w TEXT, v TEXT", "w, v, b, a", "w, v, b, a")),
        ("all rows deleted and written again", "CREATE TEMP TABLE keep AS SELECT * FROM setting; DELETE FROM setting; INSERT INTO setting SELECT * FROM temp.keep ORDER BY name DESC; DROP TABLE temp.keep;"),
    ];

    private static IEnumerable<(string Name, string Script)> Recreated =>
    [
        .. SqliteSchema.Tables.SelectMany(t => t.Extras).Append(QuotedView).Append(ViewTrigger)
            .Select(d => ($"made again: {Words(d)}", $"DROP {Words(d)}; {d};")),
        ("view made again with its trigger", $"DROP VIEW open_orders; {OpenView}; {ViewTrigger};"),
        ("view made again in other white space and case", "DROP VIEW \"Big View\"; create view \"Big View\" as\n  select [Unit Price] AS p , \"qty\" -- quantity\n  from \"Order Line\" where note='Rush';"),
        ("index under another name", "DROP INDEX idx_orders_city; CREATE INDEX idx_kota ON orders (city_id ASC);"),
        ("partial index under another name", "DROP INDEX idx_orders_open; CREATE INDEX o ON Orders (\"placed\", total desc) WHERE \"status\"<>'Done';"),
        ("expression index under another name", "DROP INDEX idx_member_email; CREATE UNIQUE INDEX e ON member (LOWER(email));"),
        ("index written with the column's own collation", "DROP INDEX idx_member_active; CREATE INDEX idx_member_active ON member (city COLLATE NOCASE) WHERE active = 1;"),
        ("names of two indexes swapped", "DROP INDEX idx_orders_city; DROP INDEX idx_city_name; CREATE INDEX idx_city_name ON orders (city_id); CREATE INDEX idx_orders_city ON city (name COLLATE NOCASE);"),
        ("trigger under another name", "DROP TRIGGER trg_member_guard; CREATE TRIGGER guard BEFORE DELETE ON member FOR EACH ROW WHEN OLD.active = 2 BEGIN SELECT raise(ABORT, 'Active'); END;"),
    ];

    private static IEnumerable<(string Name, string Script)> Added =>
    [
        ("column added", "ALTER TABLE member ADD COLUMN phone TEXT;"),
        ("column added with NOT NULL and default", "ALTER TABLE log ADD COLUMN level INTEGER NOT NULL DEFAULT 1;"),
        ("column added and filled", "ALTER TABLE log ADD COLUMN upper_line TEXT; UPDATE log SET upper_line = upper(line);"),
        ("column added with a reference", "ALTER TABLE log ADD COLUMN city_id INTEGER REFERENCES city (id);"),
        ("generated column added", "ALTER TABLE mixed ADD COLUMN kind TEXT GENERATED ALWAYS AS (typeof(v)) VIRTUAL;"),
        ("column added and dropped", "ALTER TABLE mixed ADD COLUMN x; ALTER TABLE mixed DROP COLUMN x;"),
        ("column added, renamed and filled", "ALTER TABLE mixed ADD COLUMN x; ALTER TABLE mixed RENAME COLUMN x TO y; UPDATE mixed SET y = id;"),
        ("table with rows", "CREATE TABLE extra (id INTEGER PRIMARY KEY, city_id REFERENCES city); INSERT INTO extra VALUES (1, 1), (2, NULL);"),
        ("table made and dropped", "CREATE TABLE extra (id); INSERT INTO extra VALUES (1); DROP TABLE extra;"),
        ("table as a copy", "CREATE TABLE member_copy AS SELECT * FROM member;"),
        ("text search table", "CREATE VIRTUAL TABLE search USING fts5(name, content = ''); INSERT INTO search (rowid, name) SELECT id, name FROM city;"),
        ("index, unique index, partial index", "CREATE INDEX a ON city (area); CREATE UNIQUE INDEX b ON member (photo, id); CREATE INDEX c ON log (line) WHERE at > 1;"),
        ("view and trigger", "CREATE VIEW v AS SELECT * FROM open_orders; CREATE TRIGGER tr AFTER INSERT ON log BEGIN SELECT 1; END;"),
        ("AUTOINCREMENT table", "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, x); INSERT INTO counted (x) VALUES (1), (2);"),
        ("temporary objects", "CREATE TEMP TABLE city (id); INSERT INTO temp.city VALUES (1); CREATE TEMP VIEW tv AS SELECT 1; CREATE INDEX temp.ti ON city (id);"),
        ("counter moved on", "UPDATE sqlite_sequence SET seq = 100 WHERE name = 'city';"),
    ];

    private static IEnumerable<(string Name, string Script)> Untouched =>
    [
        ("rebuilt indexes", "REINDEX;"), ("statistics", "ANALYZE;"), ("statistics of one table", "ANALYZE orders; PRAGMA optimize;"),
        ("user version", "PRAGMA user_version = 42;"), ("application id", "PRAGMA application_id = 7;"), ("a query", "SELECT count(*) FROM city;"),
        ("settings of the connection", "PRAGMA recursive_triggers = ON; PRAGMA ignore_check_constraints = ON; PRAGMA reverse_unordered_selects = ON; PRAGMA case_sensitive_like = ON; PRAGMA cache_size = 10;"),
        ("no-op updates", string.Concat(SqliteSchema.Tables.Select(t => $"UPDATE {t.Name} SET {t.Columns.Split(", ")[^1]} = {t.Columns.Split(", ")[^1]};"))),
        ("update undone", "UPDATE log SET line = line || 'x' WHERE at = 2; UPDATE log SET line = 'two' WHERE at = 2;"),
        ("savepoint rolled back", "SAVEPOINT s; DELETE FROM city; DROP TABLE log; ROLLBACK TO s; RELEASE s;"),
        ("row deleted and inserted as it was", "DELETE FROM log WHERE at = 1; INSERT INTO log VALUES (1, 'one');"),
        ("update that hits nothing", "UPDATE city SET name = 'x' WHERE id = 99; DELETE FROM log WHERE at = 99;"),
        ("upsert of what is there", "INSERT INTO setting VALUES ('app', 'Name', 'y') ON CONFLICT DO NOTHING; INSERT OR IGNORE INTO \"Select\" VALUES ('a', 'x');"),
        ("text search optimized", "INSERT INTO doc (doc) VALUES ('integrity-check');"),
        ("objects of another schema", "CREATE TEMP TABLE pair (a, b); INSERT INTO temp.pair VALUES (1, 2); DELETE FROM temp.pair; CREATE TEMP TRIGGER trg_price AFTER INSERT ON temp.pair BEGIN SELECT 1; END; DROP TABLE temp.pair;"),
        ("statistics of an index", "ANALYZE idx_price_cents; ANALYZE main;"), ("more settings of the connection", "PRAGMA temp_store = 2; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA automatic_index = OFF; PRAGMA busy_timeout = 1;"),
        ("spatial row written as it was", "UPDATE spot SET x0 = x0;"),
        ("nothing but a comment", "-- nothing\nSELECT 1;"),
    ];

    // the kind and name of a definition, as DROP takes them
    private static string Words(string definition)
    {
        var words = definition.Replace("UNIQUE ", "", StringComparison.Ordinal).Split(' ');
        return words[2].StartsWith('"') ? $"{words[1]} {words[2]} {words[3]}" : $"{words[1]} {words[2]}";
    }
}
