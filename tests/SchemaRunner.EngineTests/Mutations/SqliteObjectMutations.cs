using static SchemaRunner.EngineTests.Mutations.SqliteSchema;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Indexes, views and triggers that go or come back as something else.</summary>
internal static class SqliteObjectMutations
{
    private static readonly string[] Definitions = [.. Tables.SelectMany(t => t.Extras), OpenView, QuotedView, ViewTrigger];

    public static IEnumerable<SqliteMutation> All =>
    [
        .. Definitions.Select(d => new SqliteMutation($"{Kind(d)} {Name(d)} dropped", $"DROP {Kind(d)} {Name(d)};", Sentence(d))),
        new("trigger on the new column of an old name", "DROP TRIGGER trg_view; DROP VIEW open_orders; DROP TRIGGER trg_orders_done; ALTER TABLE orders RENAME COLUMN status TO state; ALTER TABLE orders ADD COLUMN status;"
            + $"{Definitions.Single(d => Name(d) == "trg_orders_done")};{OpenView.Replace("status", "state", StringComparison.Ordinal)};{ViewTrigger};", "SR311 trigger trg_orders_done"),
        .. Changed.Select(c => new SqliteMutation($"{c.Name}: {c.Change}", Recreated(c.Name, c.Was, c.Now), Sentence(Definition(c.Name)))),
    ];

    private static readonly (string Change, string Name, string Was, string Now)[] Changed =
    [
        ("columns reordered", "idx_orders_open", "placed, total DESC", "total DESC, placed"), ("descending lost", "idx_orders_open", " DESC", ""), ("predicate lost", "idx_orders_open", " WHERE status <> 'Done'", ""),
        ("predicate's case", "idx_orders_open", "'Done'", "'done'"), ("predicate turned", "idx_orders_open", "<>", "="), ("predicate on another column", "idx_member_active", "active = 1", "age = 1"), ("predicate's literal becomes a text", "idx_member_active", "active = 1", "active = '1'"),
        ("unique lost", "idx_member_email", "UNIQUE ", ""), ("expression lost", "idx_member_email", "lower(email)", "email"), ("expression changed", "idx_member_email", "lower(email)", "upper(email)"), ("collation lost", "idx_member_city", " COLLATE BINARY", ""), ("second column lost", "idx_member_city", ", age DESC", ""),
        ("collation changed", "idx_city_name", "NOCASE", "RTRIM"), ("collation lost", "idx_city_name", " COLLATE NOCASE", ""), ("another column", "idx_orders_city", "city_id", "best_line"), ("another table", "idx_orders_city", "orders (city_id)", "city (parent_id)"), ("made unique", "\"Idx Line\"", "CREATE INDEX", "CREATE UNIQUE INDEX"), ("columns reordered", "\"Idx Line\"", "\"Unit Price\", qty", "qty, \"Unit Price\""), ("made partial", "\"Idx Line\"", "qty)", "qty) WHERE qty > 1"),
        ("literal's case", "open_orders", "'Done'", "'done'"), ("condition turned", "open_orders", "<>", "="), ("a column less", "open_orders", ", c.name", ""), ("columns exchanged", "open_orders", "o.id AS id, o.total AS total", "o.total AS id, o.id AS total"), ("join widened", "open_orders", " JOIN", " LEFT JOIN"), ("made distinct", "open_orders", "SELECT", "SELECT DISTINCT"), ("joined on another column", "open_orders", "c.id = o.city_id", "c.id = o.best_line"),
        ("a text in double quotes changed in case", "\"Big View\"", "\"Rush\"", "\"rush\""), ("alias changed", "\"Big View\"", "AS p", "AS price"), ("another column", "\"Big View\"", "p, qty", "p, line"),
        ("body changed", "trg_orders_done", "'done')", "'Done')"), ("a statement lost", "trg_orders_done", "INSERT INTO log VALUES (NEW.id, 'done'); ", ""), ("condition lost", "trg_orders_done", " AND OLD.status = 'paid'", ""), ("event changed", "trg_orders_done", "AFTER UPDATE OF status", "AFTER UPDATE OF total"), ("moved before", "trg_orders_done", "AFTER", "BEFORE"), ("OLD and NEW exchanged", "trg_city_code", "|| NEW.code", "|| OLD.code"), ("text's case", "trg_city_code", "'Code '", "'code '"),
        ("raise weakened", "trg_member_guard", "raise(ABORT, 'Active')", "raise(IGNORE)"), ("moved to another table", "trg_member_guard", "ON member WHEN OLD.active", "ON orders WHEN OLD.total"), ("body changed", "trg_view", "NEW.total", "NEW.total + 1"),
    ];

    private static string Recreated(string name, string was, string now)
    {
        var definition = Definition(name);
        if (!definition.Contains(was, StringComparison.Ordinal)) throw new ArgumentException($"{name} has no '{was}'", nameof(was));
        // a view takes its INSTEAD OF triggers along
        var trigger = name == "open_orders" ? ViewTrigger + ";" : "";
        return $"DROP {Kind(definition)} {name}; {definition.Replace(was, now, StringComparison.Ordinal)};{trigger}";
    }

    private static string Definition(string name) => Definitions.Single(d => Name(d) == name);

    private static string Kind(string definition) => Words(definition).First(w => w is "INDEX" or "VIEW" or "TRIGGER");

    private static string Name(string definition) =>
        definition.Contains("\"Idx Line\"", StringComparison.Ordinal) ? "\"Idx Line\""
        : definition.Contains("\"Big View\"", StringComparison.Ordinal) ? "\"Big View\""
        : Words(definition).SkipWhile(w => w is "CREATE" or "UNIQUE" or "INDEX" or "VIEW" or "TRIGGER").First();

    private static string Sentence(string definition) => Kind(definition) switch
    {
        "INDEX" => $"SR308 index {Name(definition)}:",
        "VIEW" => $"SR310 view {Name(definition)}:",
        _ => $"SR311 trigger {Name(definition)}:",
    };

    private static string[] Words(string definition) => definition.Split(' ');
}
