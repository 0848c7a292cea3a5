using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>What every engine must refuse, and what it must let pass, on a real database.</summary>
public abstract class LossContract
{
    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    public static TheoryData<string, string, string> Losses() => new()
    {
        { "row deleted", "DELETE FROM log WHERE at = 1;", "SR301 table log: expected 3 rows, found 2 rows" },
        { "row inserted", "INSERT INTO log (line, at) VALUES ('three', 3);", "SR301 table log: expected 3 rows, found 4 rows" },
        { "row exchanged", "DELETE FROM invoice WHERE id = 13; INSERT INTO invoice (id, customer_id, number, total) VALUES (14, 3, 'D', 0);", "SR302 column invoice.id: expected the values it held, found other values in the key, which binds the other columns to their rows" },
        { "value changed", "UPDATE invoice SET total = 2.51 WHERE id = 12;", "SR302 column invoice.total: expected the values it held, found other values" },
        { "values swapped", "UPDATE customer SET name = CASE id WHEN 1 THEN 'Tuna' ELSE 'Ma''rang' END WHERE id IN (1, 2);", "SR302 column customer.name: expected the values it held, found other values" },
        { "null for empty", "UPDATE customer SET note = '' WHERE id = 1;", "SR302 column customer.note: expected the values it held, found other values" },
        { "trailing space", "UPDATE customer SET name = 'Udang' WHERE id = 3;", "SR302 column customer.name: expected the values it held, found other values" },
        { "duplicate exchanged without a key", "UPDATE log SET line = 'one', at = 1 WHERE at = 2; UPDATE log SET line = 'two', at = 2 WHERE line = 'nothing';", "SR302 column log.line, at: expected the values it held, found other values" },
        { "index dropped", "DROP INDEX idx_invoice_customer;", "SR308 index idx_invoice_customer: expected the index (customer_id), found no such index" },
        { "index on another column", "DROP INDEX idx_invoice_customer; CREATE INDEX idx_invoice_customer ON invoice (total);", "SR308 index idx_invoice_customer: expected columns customer_id, found columns total" },
        { "view dropped", "DROP VIEW open_invoices;", "SR310 view open_invoices: expected" },
        { "table dropped", "DROP TABLE log;", "SR303 table log: expected the table with 3 rows, found no such table" },
        { "column dropped", "ALTER TABLE customer DROP COLUMN note;", "SR304 column customer.note: expected the column, found no such column" },
        { "key column crossed by rebuild", "ALTER TABLE log RENAME TO log_old; CREATE TABLE log (line text, at integer); INSERT INTO log SELECT line, 2 FROM log_old; DROP TABLE log_old;", "SR302 column log.at: expected the values it held, found other values" },
    };

    public static TheoryData<string, string> HarmlessChanges() => new()
    {
        { "table renamed", "ALTER TABLE customer RENAME TO mst_customer;" },
        { "column renamed", "ALTER TABLE invoice RENAME COLUMN number TO no_invoice;" },
        { "names of two tables swapped", "ALTER TABLE log RENAME TO tmp; ALTER TABLE customer RENAME TO log; ALTER TABLE tmp RENAME TO customer;" },
        { "names of two columns swapped", "ALTER TABLE customer RENAME COLUMN name TO tmp; ALTER TABLE customer RENAME COLUMN note TO name; ALTER TABLE customer RENAME COLUMN tmp TO note;" },
        { "column added with default", "ALTER TABLE customer ADD COLUMN status varchar(10) NOT NULL DEFAULT 'new';" },
        { "equal index under another name", "DROP INDEX idx_invoice_customer; CREATE INDEX idx_other ON invoice (customer_id);" },
        { "no-op update", "UPDATE invoice SET total = total;" },
        { "update undone", "UPDATE log SET line = 'x' WHERE at = 1; UPDATE log SET line = 'one' WHERE at = 1;" },
        { "view recreated", "DROP VIEW open_invoices; CREATE VIEW open_invoices AS SELECT id, total FROM invoice WHERE total > 0;" },
        { "table without a key rebuilt", "ALTER TABLE log RENAME TO log_old; CREATE TABLE log (at integer, line text); INSERT INTO log (line, at) SELECT line, at FROM log_old; DROP TABLE log_old;" },
        { "new table with rows", "CREATE TABLE extra (id integer PRIMARY KEY); INSERT INTO extra VALUES (1), (2);" },
        { "nothing", "SELECT 1;" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Up_UndeclaredLoss_IsRefusedAndLeavesTheDatabaseAsItWas(string what, string script, string sentence)
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, script).UpAsync());

        failure.Report.Verdict.ShouldBe(Verdict.Mismatch, what);
        failure.Report.Phases[^1].Mismatches[0].ToString().ShouldStartWith(sentence);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Mismatch);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Up_LossDeclaredAsPrinted_IsCommitted(string what, string script, string sentence)
    {
        await using var database = await PrepareAsync(await CreateAsync());
        sentence.ShouldNotBeEmpty(what);
        var refused = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, script).UpAsync());
        var directives = refused.Report.Phases[^1].Mismatches.Select(m => $"-- schemarunner:{m.Directive}\n");

        var report = await WithThird(database, string.Concat(directives) + script).UpAsync();

        report.Verdict.ShouldBe(Verdict.Verified);
    }

    [Theory]
    [MemberData(nameof(HarmlessChanges))]
    public async Task Up_HarmlessChange_PassesWithoutAWord(string what, string script)
    {
        await using var database = await PrepareAsync(await CreateAsync());

        var report = await WithThird(database, script).UpAsync();

        report.Verdict.ShouldBe(Verdict.Verified, what);
        report.Phases[0].Mismatches.ShouldBeEmpty();
        (await VerifyAsync(database, script)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_AssertionFalse_IsRefused()
    {
        await using var database = await PrepareAsync(await CreateAsync());

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, "-- schemarunner:assert SELECT count(*) = 3 FROM customer\n-- schemarunner:assert SELECT count(*) = 5 FROM invoice\nSELECT 1;").UpAsync());

        failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem().Code.ShouldBe("SR321");
    }

    [Fact]
    public async Task Up_DeclaredRowsAndAnUndeclaredValue_NamesTheValue()
    {
        await using var database = await PrepareAsync(await CreateAsync());

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, """
            -- schemarunner:expect rows invoice +1
            INSERT INTO invoice (id, customer_id, number, total) VALUES (14, 3, 'E', 5);
            UPDATE invoice SET total = 9 WHERE id = 10;
            """).UpAsync());

        failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem().ToString()
            .ShouldBe("SR302 column invoice.total: expected the values it held, found other values");
    }

    [Fact]
    public async Task Up_SeveralThingsUndeclared_NamesTheRowsAndAllDirectivesAtOnce()
    {
        const string Script = """
            UPDATE customer SET name = 'Udang' WHERE id = 3;
            DELETE FROM invoice WHERE id = 13;
            INSERT INTO invoice (id, customer_id, number, total) SELECT id + 10, customer_id, 'X', total FROM invoice WHERE id = 12;
            INSERT INTO invoice (id, customer_id, number, total) SELECT id + 11, customer_id, 'Y', total FROM invoice WHERE id = 12;
            UPDATE invoice SET number = 'Z' WHERE id = 12;
            INSERT INTO log (line, at) VALUES ('three', 3);
            """;
        await using var database = await PrepareAsync(await CreateAsync());

        var refused = (await Should.ThrowAsync<MigrationFailedException>(WithThird(database, Script).UpAsync())).Report.Phases[^1].Mismatches;

        refused.Single(m => m.Object == "customer.name").Samples.ShouldBe(["id=3: \"Udang \" → \"Udang\""]);
        refused.Single(m => m.Code == "SR301" && m.Object == "invoice").Samples.ShouldBe(["gone: id=13", "new: id=22", "new: id=23"]);
        refused.Single(m => m.Object == "invoice.number").Samples.ShouldHaveSingleItem().ShouldStartWith("id=12: ");
        refused.Single(m => m.Object == "log").Samples.ShouldHaveSingleItem().ShouldStartWith("new: ");
        var directives = string.Concat(refused.Select(m => $"-- schemarunner:{m.Directive}\n"));
        (await WithThird(database, directives + Script).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Theory]
    [InlineData("-- schemarunner:expect rows invoice +1\nINSERT INTO invoice (id, customer_id, number, total) VALUES (14, 3, 'E', 5);")]
    [InlineData("-- schemarunner:expect rows invoice -2\nDELETE FROM invoice WHERE id < 12;")]
    [InlineData("-- schemarunner:expect rows invoice -4\nDELETE FROM invoice;")]
    public async Task Up_DeclaredRowsAlone_AreCommitted(string script)
    {
        await using var database = await PrepareAsync(await CreateAsync());

        (await WithThird(database, script).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Theory]
    [InlineData(VerifyLevel.Counts, "UPDATE invoice SET total = 9;", Verdict.Verified)]
    [InlineData(VerifyLevel.Counts, "DELETE FROM log;", Verdict.Mismatch)]
    [InlineData(VerifyLevel.Structure, "DELETE FROM log;", Verdict.Verified)]
    [InlineData(VerifyLevel.Structure, "DROP INDEX idx_invoice_customer;", Verdict.Mismatch)]
    public async Task Up_LowerLevel_LooksAtWhatItSays(VerifyLevel level, string script, Verdict verdict)
    {
        await using var database = await PrepareAsync(await CreateAsync());
        var migrator = WithThird(database, script, new MigratorOptions { VerifyLevel = level });

        if (verdict == Verdict.Verified) (await migrator.UpAsync()).Verdict.ShouldBe(verdict);
        else (await Should.ThrowAsync<MigrationFailedException>(migrator.UpAsync())).Report.Verdict.ShouldBe(verdict);
    }
}
