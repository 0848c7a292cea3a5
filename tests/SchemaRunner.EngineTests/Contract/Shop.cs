using SchemaRunner.Journal;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>A small shop: the two migrations that the contracts begin with, and what they ask of it.</summary>
internal static class Shop
{
    public const string Base = """
        CREATE TABLE customer (id integer PRIMARY KEY, name varchar(40) NOT NULL, note text);
        CREATE TABLE invoice (
          id integer PRIMARY KEY,
          customer_id integer NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
          number varchar(20) NOT NULL UNIQUE,
          total numeric(12,2) NOT NULL DEFAULT 0 CHECK (total >= 0));
        CREATE INDEX idx_invoice_customer ON invoice (customer_id);
        CREATE TABLE log (line text, at integer);
        CREATE VIEW open_invoices AS SELECT id, total FROM invoice WHERE total > 0;
        """;

    public const string Data = """
        -- schemarunner:expect rows customer +3
        -- schemarunner:expect rows invoice +4
        -- schemarunner:expect rows log +3
        INSERT INTO customer (id, name, note) VALUES (1, 'Ma''rang', NULL), (2, 'Tuna', ''), (3, 'Udang ', 'x');
        INSERT INTO invoice (id, customer_id, number, total) VALUES (10, 1, 'A', 1.00), (11, 1, 'B', 2.50), (12, 2, 'C', 2.50), (13, 3, 'D', 0);
        INSERT INTO log (line, at) VALUES ('one', 1), ('two', 2), ('two', 2);
        """;

    public static TestScripts Two() => new(("up/1_base.sql", Base), ("up/2_data.sql", Data));

    public static Migrator WithThird(ITestDatabase database, string script, MigratorOptions? options = null) =>
        new TestScripts(("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", script)).On(database.CreateEngine(), options);

    public static async Task<ITestDatabase> PrepareAsync(ITestDatabase database)
    {
        await Two().On(database.CreateEngine()).UpAsync();
        return database;
    }

    public static Task<IReadOnlyList<JournalEntry>> HistoryAsync(ITestDatabase database) => Two().On(database.CreateEngine()).HistoryAsync();

    public static async Task<IReadOnlyList<string>> VerifyAsync(ITestDatabase database, string third) =>
        [.. (await WithThird(database, third).VerifyAsync()).Select(f => $"{f.Code} {f.Object}: {f.Message}")];
}
