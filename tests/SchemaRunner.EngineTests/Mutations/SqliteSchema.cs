namespace SchemaRunner.EngineTests.Mutations;

/// <summary>A schema that uses what real SQLite databases use, and rows that tell small changes apart.</summary>
internal static class SqliteSchema
{
    public static readonly SqliteTableText City = new(
        "city",
        """
        (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          code TEXT NOT NULL COLLATE NOCASE UNIQUE,
          name TEXT NOT NULL,
          parent_id INTEGER REFERENCES city (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
          area REAL DEFAULT 1.5,
          CONSTRAINT ck_name CHECK (length(name) > 0)
        )
        """,
        "id, code, name, parent_id, area",
        "CREATE INDEX idx_city_name ON city (name COLLATE NOCASE)",
        "CREATE TRIGGER trg_city_code AFTER UPDATE OF code ON city WHEN OLD.code <> NEW.code BEGIN INSERT INTO log VALUES (9, 'Code ' || NEW.code); END");

    public static readonly SqliteTableText Orders = new(
        "orders",
        """
        (
          id INTEGER PRIMARY KEY,
          city_id INTEGER NOT NULL REFERENCES city (id) ON DELETE CASCADE,
          placed TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
          status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'paid', 'Done')),
          total REAL,
          best_line INTEGER,
          CONSTRAINT fk_best FOREIGN KEY (id, best_line) REFERENCES "Order Line" ("order", line) DEFERRABLE INITIALLY DEFERRED
        )
        """,
        "id, city_id, placed, status, total, best_line",
        "CREATE INDEX idx_orders_city ON orders (city_id)",
        "CREATE INDEX idx_orders_open ON orders (placed, total DESC) WHERE status <> 'Done'",
        "CREATE TRIGGER trg_orders_done AFTER UPDATE OF status ON orders WHEN NEW.status = 'Done' AND OLD.status = 'paid' BEGIN INSERT INTO log VALUES (NEW.id, 'done'); UPDATE setting SET value = NEW.id WHERE name = 'last'; END");

    public static readonly SqliteTableText Line = new(
        "\"Order Line\"",
        """
        (
          "order" INTEGER NOT NULL,
          line INTEGER NOT NULL,
          "Unit Price" NUMERIC NOT NULL DEFAULT 0,
          qty INTEGER NOT NULL CHECK (qty > 0),
          note TEXT,
          total NUMERIC GENERATED ALWAYS AS (qty * "Unit Price") STORED,
          label TEXT GENERATED ALWAYS AS ("order" || '/' || line) VIRTUAL,
          PRIMARY KEY ("order", line),
          CONSTRAINT fk_order FOREIGN KEY ("order") REFERENCES orders (id) ON DELETE CASCADE ON UPDATE CASCADE
        )
        """,
        "\"order\", line, \"Unit Price\", qty, note",
        "CREATE INDEX \"Idx Line\" ON \"Order Line\" (\"Unit Price\", qty)");

    public static readonly SqliteTableText Setting = new(
        "setting",
        """
        (
          scope TEXT NOT NULL,
          name TEXT NOT NULL,
          value,
          PRIMARY KEY (scope, name)
        ) WITHOUT ROWID
        """,
        "scope, name, value");

    public static readonly SqliteTableText Log = new("log", "(at INTEGER, line TEXT)", "at, line");

    public static readonly SqliteTableText Mixed = new("mixed", "(id INTEGER PRIMARY KEY, v, w)", "id, v, w");

    public static readonly SqliteTableText Member = new(
        "member",
        """
        (
          id INTEGER PRIMARY KEY,
          email TEXT NOT NULL,
          city TEXT COLLATE NOCASE,
          age INTEGER,
          active INTEGER NOT NULL DEFAULT 1,
          photo BLOB,
          CONSTRAINT uq_member UNIQUE (city, email),
          CHECK (age IS NULL OR age >= 0)
        )
        """,
        "id, email, city, age, active, photo",
        "CREATE UNIQUE INDEX idx_member_email ON member (lower(email))",
        "CREATE INDEX idx_member_city ON member (city COLLATE BINARY, age DESC)",
        "CREATE INDEX idx_member_active ON member (city) WHERE active = 1",
        "CREATE TRIGGER trg_member_guard BEFORE DELETE ON member WHEN OLD.active = 2 BEGIN SELECT raise(ABORT, 'Active'); END");

    public static readonly SqliteTableText Keyword = new(
        "\"Select\"", "(\"Group\" TEXT PRIMARY KEY, \"va\"\"lue\" TEXT)", "\"Group\", \"va\"\"lue\"");

    public static readonly SqliteTableText[] Tables = [City, Orders, Line, Setting, Log, Mixed, Member, Keyword];

    public const string OpenView = "CREATE VIEW open_orders AS SELECT o.id AS id, o.total AS total, c.name FROM orders o JOIN city c ON c.id = o.city_id WHERE o.status <> 'Done'";

    public const string QuotedView = "CREATE VIEW \"Big View\" AS SELECT \"Unit Price\" AS p, qty FROM \"Order Line\" WHERE note = \"Rush\"";

    public const string ViewTrigger = "CREATE TRIGGER trg_view INSTEAD OF UPDATE ON open_orders BEGIN UPDATE orders SET total = NEW.total WHERE id = OLD.id; END";

    /// <summary>Every object.</summary>
    public static string Create =>
        $"{string.Concat(Tables.Select(t => t.Create))}CREATE VIRTUAL TABLE doc USING fts5(title, body);\n{OpenView};\n{QuotedView};\n{ViewTrigger};\n";

    /// <summary>The rows, with no reference that hangs in the air.</summary>
    public const string Fill = """
        INSERT INTO city (id, code, name, parent_id, area) VALUES
          (1, 'JKT', 'Jakarta', NULL, 661.5), (2, 'sby', 'Surabaya', 1, 350.0), (3, 'Mlg', 'Malang', 2, 0.1),
          (4, 'BDG', 'Bandung ', 4, NULL), (7, 'DPS', 'Denpasar', NULL, 1.5);
        DELETE FROM city WHERE id = 7;
        INSERT INTO orders VALUES
          (10, 1, '2024-01-01 00:00:00', 'new', 12.5, 1), (11, 1, '2024-01-02 00:00:00', 'paid', 0.1, NULL),
          (12, 2, '2024-01-03 00:00:00', 'Done', NULL, 2), (13, 3, '2024-01-04 00:00:00', 'new', 1e300, NULL);
        INSERT INTO "Order Line" ("order", line, "Unit Price", qty, note) VALUES
          (10, 1, 2.5, 5, 'Rush'), (10, 2, 2.5, 4, ''), (12, 1, 7, 1, NULL), (12, 2, 9007199254740993, 2, 'Rush');
        INSERT INTO setting VALUES ('app', 'last', NULL), ('app', 'Name', 'x'), ('user', 'last', '1'), ('user', 'flag', 1);
        INSERT INTO log VALUES (1, 'one'), (2, 'two'), (2, 'two'), (3, NULL), (NULL, 'three');
        INSERT INTO mixed VALUES
          (1, 1, 'a'), (2, 1.5, 'b'), (3, '1', 'c'), (4, NULL, 'd'), (5, x'00ff10', 'e'), (6, '', 'f'), (7, 'Padang', 'g'),
          (8, 'caf' || char(233), 'h'), (9, 9223372036854775807, 'i'), (10, 0.1, 'j'), (11, 'x' || char(0) || 'y', 'k'), (12, x'', 'l'),
          (13, 'a long text of more than sixteen bytes', 'm'), (14, -0.5, 'n'), (15, x'31', 'o'), (16, char(128512), 'p'), (17, 4294967296, 'q');
        INSERT INTO member VALUES
          (1, 'A@x.id', 'Bogor', 30, 1, x'01'), (2, 'b@x.id', 'Depok', NULL, 1, NULL), (3, 'c@x.id', 'bekasi', 0, 0, x''), (4, 'd@x.id', NULL, 41, 1, x'0102');
        INSERT INTO "Select" VALUES ('a', 'one'), ('B', 'two'), ('c d', NULL);
        INSERT INTO doc (title, body) VALUES ('First', 'the quick fox'), ('Second', 'lazy dogs sleep');
        """;
}
