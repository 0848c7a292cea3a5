namespace SchemaRunner.EngineTests.Proofs;

/// <summary>A migration for each way in which one may come back or not.</summary>
internal static class FaultyScripts
{
    /// <summary>What is there before.</summary>
    public const string Base = """
        CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL, note text);
        CREATE TABLE invoice (id integer PRIMARY KEY, customer_id integer NOT NULL, total integer);
        CREATE INDEX ix_invoice_customer ON invoice (customer_id);
        INSERT INTO customer (id, name, note) VALUES (1, 'Marang', 'pays late'), (2, 'Tuna', NULL), (3, 'Udang', '');
        INSERT INTO invoice (id, customer_id, total) VALUES (10, 1, 100), (11, 1, 250), (12, 2, 250), (13, 3, 0);
        """;

    /// <summary>All of them, in order, besides those of one engine.</summary>
    public static IReadOnlyList<(string Name, string Up, string? Down)> All { get; } =
    [
        ("02_adds_column", "ALTER TABLE customer ADD COLUMN city text;", $"{Expect("drop column customer.city")}\nALTER TABLE customer DROP COLUMN city;"),
        ("03_renames", "ALTER TABLE invoice RENAME TO bill; ALTER TABLE bill RENAME COLUMN total TO amount;", "ALTER TABLE bill RENAME COLUMN amount TO total; ALTER TABLE bill RENAME TO invoice;"),
        ("04_forgets_index", $"{Expect("drop index ix_invoice_customer")}\nDROP INDEX ix_invoice_customer;", "SELECT 1;"),
        ("05_forgets_values", "ALTER TABLE customer RENAME COLUMN note TO remark;", $"{Expect("drop column customer.remark")}\nALTER TABLE customer DROP COLUMN remark; ALTER TABLE customer ADD COLUMN note text;"),
        ("06_loses_row_and_says_so", "ALTER TABLE bill RENAME TO charge;", $"{Expect("rows charge -1")}\nDELETE FROM charge WHERE id = 13; ALTER TABLE charge RENAME TO bill;"),
        ("07_loses_row", "CREATE INDEX ix_name ON customer (name);", $"{Expect("drop index ix_name")}\nDROP INDEX ix_name; DELETE FROM customer WHERE id = 3;"),
        ("08_leaves_table", "CREATE TABLE one (id integer PRIMARY KEY); CREATE TABLE two (id integer PRIMARY KEY);", $"{Expect("drop table one")}\nDROP TABLE one;"),
        ("09_fails_down", "CREATE TABLE three (id integer PRIMARY KEY);", $"{Expect("drop table three")}\nDROP TABLE tree;"),
        ("10_needs_what_is_gone", $"{Expect("drop column customer.remark")}\nALTER TABLE customer ADD COLUMN mark text; UPDATE customer SET mark = remark || '!'; ALTER TABLE customer DROP COLUMN remark;", $"{Expect("drop column customer.mark")}\nALTER TABLE customer ADD COLUMN remark text; ALTER TABLE customer DROP COLUMN mark;"),
        ("11_cannot_come_back", "UPDATE customer SET name = name;", null),
        ("12_drops_column", $"{Expect("drop column charge.amount")}\nALTER TABLE charge DROP COLUMN amount;", "ALTER TABLE charge ADD COLUMN amount integer;"),
        ("13_by_chance", "ALTER TABLE customer ADD COLUMN token text; UPDATE customer SET token = CAST(random() AS text);", $"{Expect("drop column customer.token")}\nALTER TABLE customer DROP COLUMN token;"),
    ];

    /// <summary>A directive's line.</summary>
    public static string Expect(string what) => $"-- schemarunner:expect {what}";
}
