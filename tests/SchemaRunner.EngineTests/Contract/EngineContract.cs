using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>What every engine must do, through the front door, on a real database.</summary>
public abstract class EngineContract
{
    private const string Base = """
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

    private const string Data = """
        -- schemarunner:expect rows customer +3
        -- schemarunner:expect rows invoice +4
        -- schemarunner:expect rows log +3
        INSERT INTO customer (id, name, note) VALUES (1, 'Ma''rang', NULL), (2, 'Tuna', ''), (3, 'Udang ', 'x');
        INSERT INTO invoice (id, customer_id, number, total) VALUES (10, 1, 'A', 1.00), (11, 1, 'B', 2.50), (12, 2, 'C', 2.50), (13, 3, 'D', 0);
        INSERT INTO log (line, at) VALUES ('one', 1), ('two', 2), ('two', 2);
        """;

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
        await using var database = await PreparedAsync();
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
        await using var database = await PreparedAsync();
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
        await using var database = await PreparedAsync();

        var report = await WithThird(database, script).UpAsync();

        report.Verdict.ShouldBe(Verdict.Verified, what);
        report.Phases[0].Mismatches.ShouldBeEmpty();
        (await VerifyAsync(database, script)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_EmptyDatabase_AppliesAllAndChainsTheJournal()
    {
        await using var database = await CreateAsync();

        var report = await Two().On(database.CreateEngine()).UpAsync();

        report.Verdict.ShouldBe(Verdict.Verified);
        report.Phases.Select(p => p.Version).ShouldBe(["1", "2"]);
        var journal = await HistoryAsync(database);
        journal.Select(e => e.Event).ShouldBe([JournalEvent.Applied, JournalEvent.Applied]);
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
        (await database.QueryAsync("SELECT count(*) FROM invoice")).ShouldBe("4");
    }

    [Fact]
    public async Task Up_SecondRun_HasNothingToDoAndTakesNoLock()
    {
        await using var database = await PreparedAsync();
        var before = await database.DumpAsync();
        await using var held = await database.CreateEngine().AcquireRunLockAsync(
            new LockOwner("other", "elsewhere", 1, DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5), _ => { }, CancellationToken.None);

        var report = await Two().On(database.CreateEngine()).UpAsync();

        report.Verdict.ShouldBe(Verdict.NothingToDo);
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_RunLockHeld_TimesOutAndSaysWhoHoldsIt()
    {
        await using var database = await CreateAsync();
        await using var held = await database.CreateEngine().AcquireRunLockAsync(
            new LockOwner("4f1c4f1c4f1c", "db-admin", 4711, DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5), _ => { }, CancellationToken.None);
        var options = new MigratorOptions { RunLockTimeout = TimeSpan.FromMilliseconds(300) };

        var failure = await Should.ThrowAsync<RunLockTimeoutException>(Two().On(database.CreateEngine(), options).UpAsync());

        failure.Message.ShouldContain("run 4f1c4f1c4f1c on db-admin, pid 4711");
    }

    [Fact]
    public async Task Up_RunLockReleased_IsTakenByTheNextRun()
    {
        await using var database = await CreateAsync();
        await using (await database.CreateEngine().AcquireRunLockAsync(
            new LockOwner("other", "elsewhere", 1, DateTimeOffset.UnixEpoch), TimeSpan.FromSeconds(5), _ => { }, CancellationToken.None))
        {
        }

        (await Two().On(database.CreateEngine()).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_DryRun_ProvesAllPhasesAndLeavesNothing()
    {
        await using var database = await CreateAsync();
        var before = await database.DumpAsync();

        var report = await Two().On(database.CreateEngine()).UpAsync(dryRun: true);

        report.Verdict.ShouldBe(Verdict.DryRun);
        report.Phases.Count.ShouldBe(2);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_ScriptFails_NamesFileLineColumnAndRecordsTheFailure()
    {
        await using var database = await PreparedAsync();
        var before = await database.DumpAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, "UPDATE customer SET note = 'y';\n\nSELECT amont FROM invoice;").UpAsync());

        failure.Report.Verdict.ShouldBe(Verdict.Failed);
        failure.Report.Problem!.Code.ShouldBe("SR401");
        failure.Report.Problem.Message.ShouldStartWith("up/3_third.sql:4:8: ");
        failure.Report.Problem.Statement.ShouldBe("SELECT amont FROM invoice");
        failure.Report.Phases[^1].Statements.Count.ShouldBe(2);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Failed);
    }

    [Fact]
    public async Task Up_FirstPhaseFails_LeavesTheNextRunFree()
    {
        await using var database = await CreateAsync();
        await Should.ThrowAsync<MigrationFailedException>(new TestScripts(("up/1_base.sql", "CREATE TABLE t (id integer); SELEC 1;")).On(database.CreateEngine()).UpAsync());

        (await new TestScripts(("up/1_base.sql", "CREATE TABLE t (id integer);")).On(database.CreateEngine()).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_LaterPhaseFails_KeepsTheOnesBeforeAndNamesTheOnesNotBegun()
    {
        await using var database = await CreateAsync();
        var scripts = new TestScripts(("up/1_a.sql", "CREATE TABLE a (id integer);"), ("up/2_b.sql", "SELEC 1;"), ("up/3_c.sql", "CREATE TABLE c (id integer);"));

        var failure = await Should.ThrowAsync<MigrationFailedException>(scripts.On(database.CreateEngine()).UpAsync());

        failure.Report.NotBegun.ShouldBe(["3 c"]);
        (await scripts.On(database.CreateEngine()).StatusAsync()).Select(s => s.State)
            .ShouldBe([MigrationState.Applied, MigrationState.Pending, MigrationState.Pending]);
    }

    [Fact]
    public async Task Up_AssertionFalse_IsRefused()
    {
        await using var database = await PreparedAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, "-- schemarunner:assert SELECT count(*) = 3 FROM customer\n-- schemarunner:assert SELECT count(*) = 5 FROM invoice\nSELECT 1;").UpAsync());

        failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem().Code.ShouldBe("SR321");
    }

    [Fact]
    public async Task Up_DeclaredRowsAndAnUndeclaredValue_NamesTheValue()
    {
        await using var database = await PreparedAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, """
            -- schemarunner:expect rows invoice +1
            INSERT INTO invoice (id, customer_id, number, total) VALUES (14, 3, 'E', 5);
            UPDATE invoice SET total = 9 WHERE id = 10;
            """).UpAsync());

        failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem().ToString()
            .ShouldBe("SR302 column invoice.total: expected the values it held, found other values");
    }

    [Theory]
    [InlineData("-- schemarunner:expect rows invoice +1\nINSERT INTO invoice (id, customer_id, number, total) VALUES (14, 3, 'E', 5);")]
    [InlineData("-- schemarunner:expect rows invoice -2\nDELETE FROM invoice WHERE id < 12;")]
    [InlineData("-- schemarunner:expect rows invoice -4\nDELETE FROM invoice;")]
    public async Task Up_DeclaredRowsAlone_AreCommitted(string script)
    {
        await using var database = await PreparedAsync();

        (await WithThird(database, script).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_NewForeignKeyWithOrphans_ShowsTheirKeys()
    {
        await using var database = await PreparedAsync();
        await database.ExecuteAsync("CREATE TABLE parent (id integer PRIMARY KEY); INSERT INTO parent VALUES (1)");

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, OrphanScript).UpAsync());

        var mismatch = failure.Report.Phases[^1].Mismatches.ShouldHaveSingleItem();
        mismatch.Code.ShouldBe("SR307");
        mismatch.Samples.ShouldBe(["id=2 (parent_id=7)"]);
    }

    [Fact]
    public async Task Down_ToZero_ReturnsTheStructureBefore()
    {
        await using var database = await CreateAsync();
        var empty = await database.DumpStructureAsync();
        var scripts = new TestScripts(
            ("up/1_a.sql", "CREATE TABLE a (id integer PRIMARY KEY);"), ("down/1_a.sql", "-- schemarunner:expect drop table a\nDROP TABLE a;"),
            ("up/2_b.sql", "ALTER TABLE a RENAME TO b;"), ("down/2_b.sql", "ALTER TABLE b RENAME TO a;"));
        await scripts.On(database.CreateEngine()).UpAsync();

        var report = await scripts.On(database.CreateEngine()).DownAsync(ScriptVersion.Parse("0"));

        report.Phases.Select(p => p.Version).ShouldBe(["2", "1"]);
        (await database.DumpStructureAsync()).ShouldBe(empty);
        (await scripts.On(database.CreateEngine()).UpAsync()).Verdict.ShouldBe(Verdict.Verified);
    }

    [Fact]
    public async Task Up_DatabaseInUseWithoutJournal_IsRefused()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)");
        var before = await database.DumpAsync();

        (await Should.ThrowAsync<RefusedException>(Two().On(database.CreateEngine()).UpAsync())).Hint!.ShouldContain("baseline");
        (await database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Up_StructureChangedByHand_IsDriftUnlessAllowed()
    {
        await using var database = await PreparedAsync();
        await database.ExecuteAsync("DROP INDEX idx_invoice_customer");
        await database.ExecuteAsync("CREATE TABLE added_by_hand (id integer)");

        var drift = await Should.ThrowAsync<DriftException>(WithThird(database, "SELECT 1;").UpAsync());
        drift.Differences.ShouldHaveSingleItem().ShouldContain("idx_invoice_customer is gone");

        var report = await WithThird(database, "SELECT 1;", new MigratorOptions { AllowDrift = true }).UpAsync();
        report.Phases[0].Notes.ShouldContain(n => n.Contains("added_by_hand", StringComparison.Ordinal));
        (await VerifyAsync(database, "SELECT 1;")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_OnMismatchWarn_CommitsAndSaysSo()
    {
        await using var database = await PreparedAsync();

        var report = await WithThird(database, "DELETE FROM log WHERE at = 1;", new MigratorOptions { OnMismatch = MismatchAction.Warn }).UpAsync();

        report.Verdict.ShouldBe(Verdict.Warned);
        (await database.QueryAsync("SELECT count(*) FROM log")).ShouldBe("2");
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Applied);
    }

    [Fact]
    public async Task Up_OnMismatchWarnBeforeAnotherPhase_WarnsInRunJournalAndDryRunAlike()
    {
        await using var database = await PreparedAsync();
        var migrator = new TestScripts(
            ("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", "DELETE FROM log WHERE at = 1;"),
            ("up/4_fourth.sql", "CREATE TABLE extra (id integer);"))
            .On(database.CreateEngine(), new MigratorOptions { OnMismatch = MismatchAction.Warn });

        (await migrator.UpAsync(ScriptVersion.Parse("3"), dryRun: true)).Verdict.ShouldBe(Verdict.Warned);
        (await migrator.UpAsync(dryRun: true)).Verdict.ShouldBe(Verdict.Warned);
        (await database.QueryAsync("SELECT count(*) FROM log")).ShouldBe("3");
        (await migrator.UpAsync()).Verdict.ShouldBe(Verdict.Warned);
        (await migrator.ReportAsync("last")).Verdict.ShouldBe(Verdict.Warned);
    }

    [Theory]
    [InlineData(VerifyLevel.Counts, "UPDATE invoice SET total = 9;", Verdict.Verified)]
    [InlineData(VerifyLevel.Counts, "DELETE FROM log;", Verdict.Mismatch)]
    [InlineData(VerifyLevel.Structure, "DELETE FROM log;", Verdict.Verified)]
    [InlineData(VerifyLevel.Structure, "DROP INDEX idx_invoice_customer;", Verdict.Mismatch)]
    public async Task Up_LowerLevel_LooksAtWhatItSays(VerifyLevel level, string script, Verdict verdict)
    {
        await using var database = await PreparedAsync();
        var migrator = WithThird(database, script, new MigratorOptions { VerifyLevel = level });

        if (verdict == Verdict.Verified) (await migrator.UpAsync()).Verdict.ShouldBe(verdict);
        else (await Should.ThrowAsync<MigrationFailedException>(migrator.UpAsync())).Report.Verdict.ShouldBe(verdict);
    }

    [Fact]
    public async Task Up_Cancelled_RollsBackAndRecordsIt()
    {
        await using var database = await PreparedAsync();
        var before = await database.DumpAsync();
        using var source = new CancellationTokenSource();
        var options = new MigratorOptions { Observer = new CancelOnStatement(source) };

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, $"DELETE FROM log; {EndlessStatement}", options).UpAsync(cancellationToken: source.Token));

        failure.Report.Verdict.ShouldBe(Verdict.Interrupted);
        (await database.DumpAsync()).ShouldBe(before);
        (await HistoryAsync(database))[^1].Event.ShouldBe(JournalEvent.Failed);
    }

    [Fact]
    public async Task Up_StatementTimeout_IsItsOwnFailure()
    {
        await using var database = await PreparedAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(
            WithThird(database, $"-- schemarunner:statement-timeout 200ms\n{EndlessStatement}").UpAsync());

        failure.Report.Problem!.Code.ShouldBe("SR504");
    }

    [Fact]
    public async Task Report_FromTheJournal_EqualsTheReportOfTheRun()
    {
        await using var database = await CreateAsync();
        var report = await Two().On(database.CreateEngine()).UpAsync();

        var again = await Two().On(database.CreateEngine()).ReportAsync(report.Run.RunId[..6]);

        again.Run.ShouldBe(report.Run);
        Text(again with { Milliseconds = 0 }).ShouldBe(Text(report with { Milliseconds = 0 }));
    }

    [Theory]
    [InlineData("DELETE FROM schemarunner_journal;")]
    [InlineData("DELETE FROM schemarunner_journal WHERE event_id = 2;")]
    [InlineData("DROP TABLE schemarunner_journal;")]
    public async Task Up_ScriptCutsTheJournal_IsRefusedAndRolledBack(string script)
    {
        await using var database = await PreparedAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, script).UpAsync());

        failure.Report.Problem!.Code.ShouldBe("SR404");
        var journal = await HistoryAsync(database);
        journal.Select(e => e.Event).ShouldBe([JournalEvent.Applied, JournalEvent.Applied, JournalEvent.Failed]);
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_JournalEdited_NamesTheEvent()
    {
        await using var database = await PreparedAsync();
        await database.ExecuteAsync("UPDATE schemarunner_journal SET applied_by = 'nobody' WHERE event_id = 2");

        (await Two().On(database.CreateEngine()).VerifyAsync()).ShouldHaveSingleItem().Message
            .ShouldBe("event 2 (2 data) was edited after it was written");
    }

    [Fact]
    public async Task Up_ScriptHangsATriggerOnTheJournal_IsRefusedAndRolledBack()
    {
        await using var database = await PreparedAsync();

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, JournalTrigger).UpAsync());

        failure.Report.Problem!.Code.ShouldBe("SR404");
        (await database.QueryAsync("SELECT count(*) FROM log")).ShouldBe("3");
    }

    [Theory]
    [InlineData("event = 'other'")]
    [InlineData("version = '1.x'")]
    [InlineData("direction = ''")]
    public async Task History_JournalEditedBeyondReading_NamesTheEvent(string edit)
    {
        await using var database = await PreparedAsync();
        await database.ExecuteAsync($"UPDATE schemarunner_journal SET {edit} WHERE event_id = 2");

        (await Should.ThrowAsync<JournalDamagedException>(HistoryAsync(database))).Message.ShouldStartWith("event 2 of");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    public async Task Report_JournalEditedBeyondReading_NamesTheEvent(string report)
    {
        await using var database = await PreparedAsync();
        await database.ExecuteAsync($"UPDATE schemarunner_journal SET report = '{report}' WHERE event_id = 2");

        (await Should.ThrowAsync<JournalDamagedException>(Two().On(database.CreateEngine()).ReportAsync("last")))
            .Message.ShouldStartWith("event 2 of");
    }

    /// <summary>A script that makes a table with a foreign key to <c>parent</c> and a row without a parent.</summary>
    protected abstract string OrphanScript { get; }

    /// <summary>A script whose trigger empties <c>log</c> when the journal is written.</summary>
    protected abstract string JournalTrigger { get; }

    /// <summary>A statement that does not end by itself within minutes.</summary>
    protected abstract string EndlessStatement { get; }

    private static TestScripts Two() => new(("up/1_base.sql", Base), ("up/2_data.sql", Data));

    private static Migrator WithThird(ITestDatabase database, string script, MigratorOptions? options = null) =>
        new TestScripts(("up/1_base.sql", Base), ("up/2_data.sql", Data), ("up/3_third.sql", script)).On(database.CreateEngine(), options);

    private async Task<ITestDatabase> PreparedAsync()
    {
        var database = await CreateAsync();
        await Two().On(database.CreateEngine()).UpAsync();
        return database;
    }

    private static Task<IReadOnlyList<JournalEntry>> HistoryAsync(ITestDatabase database) => Two().On(database.CreateEngine()).HistoryAsync();

    private static async Task<IReadOnlyList<string>> VerifyAsync(ITestDatabase database, string third) =>
        [.. (await WithThird(database, third).VerifyAsync()).Select(f => $"{f.Code} {f.Object}: {f.Message}")];

    private static string Text(Report report) => System.Text.Json.JsonSerializer.Serialize(report, ReportJson.Default.Report);
}
