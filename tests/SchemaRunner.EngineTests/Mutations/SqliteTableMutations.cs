using static SchemaRunner.EngineTests.Mutations.SqliteSchema;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Rebuilds that lose a part of a table's definition, and columns and tables that go.</summary>
internal static class SqliteTableMutations
{
    public static IEnumerable<SqliteMutation> All =>
    [
        .. Rebuilt.Select(r => new SqliteMutation(r.Name, r.Table.Rebuild(r.Was, r.Now), r.Sentence)),
        .. Forgotten.Select(f => new SqliteMutation($"{f.Object} forgotten by a rebuild", f.Table.Rebuild(without: f.Object.Split(' ', 2)[1]), $"{f.Code} {f.Object}")),
        .. Tables.Where(t => t.Extras.Length == 0).Select(t => new SqliteMutation($"{t.Name} dropped", $"DROP TABLE {t.Name};", $"SR303 table {t.Name}: expected the table with")),
        new("counter set back", "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'city';", "SR309 sequence city: expected value 7 or further on, found value 4"),
        new("counter lost", "DELETE FROM sqlite_sequence;", "SR309 sequence city"),
        new("counter lost by a rebuild", City.Rebuild(), "SR309 sequence city"),
        new("AUTOINCREMENT lost by a rebuild", City.Rebuild(" AUTOINCREMENT"), "SR319 table city: expected autoincrement yes, found autoincrement none"),
        new("column dropped", "ALTER TABLE member DROP COLUMN photo;", "SR304 column member.photo: expected the column, found no such column"),
        new("column dropped and added again", "ALTER TABLE member DROP COLUMN photo; ALTER TABLE member ADD COLUMN photo BLOB;", "SR30"),
        new("column dropped by a rebuild", Log.Rebuild(", line TEXT", columns: "at"), "SR304 column log.line"),
        new("generated column dropped", "ALTER TABLE \"Order Line\" DROP COLUMN label;", "SR304 column \"Order Line\".label"),
        new("text search table dropped", "DROP TABLE doc;", "SR303 table doc"),
        new("text search column lost", "DROP TABLE doc; CREATE VIRTUAL TABLE doc USING fts5(title); INSERT INTO doc (title) VALUES ('First'), ('Second');", "SR304 column doc.body"),
        new("tokenizer changed", "CREATE TEMP TABLE keep AS SELECT title, body FROM doc; DROP TABLE doc; CREATE VIRTUAL TABLE doc USING fts5(title, body, tokenize = 'porter'); INSERT INTO doc (title, body) SELECT title, body FROM keep; DROP TABLE temp.keep;", "SR319 table doc"),
        new("table kept only by CREATE TABLE AS", "CREATE TABLE log_copy AS SELECT * FROM log; DROP TABLE log;", "SR303 table log"),
        new("table rebuilt by CREATE TABLE AS", "CREATE TABLE n AS SELECT * FROM member; DROP TABLE member; ALTER TABLE n RENAME TO member;", "SR304 column member.email"),
    ];

    private static readonly (string Name, SqliteTableText Table, string Was, string Now, string Sentence)[] Rebuilt =
    [
        ("NOT NULL lost", Member, "email TEXT NOT NULL", "email TEXT", "SR304 column member.email: expected nullability NOT NULL, found nullability none"),
        ("NOT NULL of a key lost", Line, "line INTEGER NOT NULL", "line INTEGER", "SR304 column \"Order Line\".line"),
        ("default lost", Member, " DEFAULT 1", "", "SR304 column member.active: expected default 1, found default none"),
        ("default's case changed", Orders, "DEFAULT 'new'", "DEFAULT 'New'", "SR304 column orders.status: expected default 'new', found default 'New'"),
        ("default's type changed", Member, "DEFAULT 1", "DEFAULT '1'", "SR304 column member.active"),
        ("default time becomes a date", Orders, "CURRENT_TIMESTAMP", "CURRENT_DATE", "SR304 column orders.placed"),
        ("default of a quoted column lost", Line, "NOT NULL DEFAULT 0", "NOT NULL", "SR304 column \"Order Line\".\"Unit Price\""),
        ("collation lost", Member, " COLLATE NOCASE", "", "SR304 column member.city: expected collation NOCASE, found collation none"),
        ("collation changed", City, "COLLATE NOCASE", "COLLATE RTRIM", "SR304 column city.code"),
        ("type changed", Member, "age INTEGER", "age TEXT", "SR304 column member.age: expected type INTEGER, found type TEXT"),
        ("type lost", Log, "line TEXT", "line", "SR304 column log.line"),
        ("generated expression changed", Line, "qty * \"Unit Price\"", "qty + \"Unit Price\"", "SR304 column \"Order Line\".total"),
        ("stored becomes virtual", Line, "STORED", "VIRTUAL", "SR304 column \"Order Line\".total"),
        ("generated text's case changed", Line, "|| '/' ||", "|| '-' ||", "SR304 column \"Order Line\".label"),
        ("named check lost", City, ",\n  CONSTRAINT ck_name CHECK (length(name) > 0)", "", "SR305 constraint ck_name"),
        ("named check weakened", City, "length(name) > 0", "length(name) >= 0", "SR305 constraint ck_name: expected definition length(name) > 0, found definition length(name) >= 0"),
        ("check on another column", City, "length(name)", "length(code)", "SR305 constraint ck_name"),
        ("check of a column lost", Line, " CHECK (qty > 0)", "", "SR305 constraint \"Order Line_check"),
        ("check's literals more", Orders, "'Done')", "'Done', 'done')", "SR305 constraint orders_check"),
        ("check without a name lost", Member, ",\n  CHECK (age IS NULL OR age >= 0)", "", "SR305 constraint member_check"),
        ("primary key lost", Keyword, "TEXT PRIMARY KEY", "TEXT", "SR305 constraint \"Select_pk\""),
        ("primary key widened", Line, "(\"order\", line)", "(\"order\", line, qty)", "SR305 constraint \"Order Line_pk\""),
        ("primary key reordered", Setting, "(scope, name)", "(name, scope)", "SR305 constraint setting_pk"),
        ("unique of a column lost", City, " UNIQUE", "", "SR305 constraint sqlite_autoindex_city_1"),
        ("unique constraint lost", Member, "CONSTRAINT uq_member UNIQUE (city, email),\n  ", "", "SR305 constraint uq_member"),
        ("unique constraint reordered", Member, "(city, email)", "(email, city)", "SR305 constraint uq_member"),
        ("unique constraint widened", Member, "(city, email)", "(city, email, age)", "SR305 constraint uq_member"),
        ("conflict clause added to a unique constraint", Member, "(city, email)", "(city, email) ON CONFLICT REPLACE", "SR305 constraint uq_member"),
        ("conflict clause added to NOT NULL", Member, "email TEXT NOT NULL", "email TEXT NOT NULL ON CONFLICT IGNORE", "SR304 column member.email"),
        ("primary key becomes descending", Mixed, "id INTEGER PRIMARY KEY", "id INTEGER PRIMARY KEY DESC", "SR305 constraint mixed_pk"),
        ("WITHOUT ROWID lost", Setting, " WITHOUT ROWID", "", "SR319 table setting: expected without rowid yes, found without rowid none"),
        ("foreign key lost", Orders, " REFERENCES city (id) ON DELETE CASCADE", "", "SR306 foreign key orders(city_id) → city(id)"),
        ("named foreign key lost", Line, ",\n  CONSTRAINT fk_order FOREIGN KEY (\"order\") REFERENCES orders (id) ON DELETE CASCADE ON UPDATE CASCADE", "", "SR306 foreign key \"Order Line\"(order) → orders(id)"),
        ("cascade lost", Orders, " ON DELETE CASCADE", "", "SR306 foreign key orders(city_id) → city(id): expected on delete CASCADE, found on delete none"),
        ("cascade becomes SET NULL", Orders, "ON DELETE CASCADE", "ON DELETE SET NULL", "SR306 foreign key orders(city_id) → city(id)"),
        ("update action lost", Line, " ON UPDATE CASCADE", "", "SR306 foreign key \"Order Line\"(order) → orders(id): expected on update CASCADE"),
        ("deferrable lost", City, " DEFERRABLE INITIALLY DEFERRED", "", "SR306 foreign key city(parent_id) → city(id)"),
        ("deferrable becomes immediate", Orders, "INITIALLY DEFERRED", "INITIALLY IMMEDIATE", "SR306 foreign key orders(id, best_line)"),
        ("key to another table", Orders, "REFERENCES city (id)", "REFERENCES member (id)", "SR306 foreign key orders(city_id) → city(id)"),
        ("composite key reordered", Orders, "FOREIGN KEY (id, best_line) REFERENCES \"Order Line\" (\"order\", line)", "FOREIGN KEY (best_line, id) REFERENCES \"Order Line\" (\"order\", line)", "SR306 foreign key orders(id, best_line)"),
        ("self reference lost", City, " REFERENCES city (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED", "", "SR306 foreign key city(parent_id) → city(id)"),
    ];

    private static readonly (SqliteTableText Table, string Code, string Object)[] Forgotten =
    [
        (City, "SR308", "index idx_city_name"), (City, "SR311", "trigger trg_city_code"), (Orders, "SR308", "index idx_orders_city"),
        (Orders, "SR308", "index idx_orders_open"), (Orders, "SR311", "trigger trg_orders_done"), (Line, "SR308", "index \"Idx Line\""),
        (Member, "SR308", "index idx_member_email"), (Member, "SR311", "trigger trg_member_guard"),
    ];
}
