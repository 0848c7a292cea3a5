using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Support;
using static SchemaRunner.EngineTests.Contract.Shop;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>What every engine must keep of its journal, and see of what others do to it.</summary>
public abstract class JournalContract
{
    /// <summary>Makes an empty database.</summary>
    protected abstract Task<ITestDatabase> CreateAsync();

    /// <summary>A script whose trigger empties <c>log</c> when the journal is written.</summary>
    protected abstract string JournalTrigger { get; }

    [Fact]
    public async Task Up_StructureRecordedInAnotherForm_IsNoDriftAndIsRecordedAnew()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync("UPDATE schemarunner_journal SET structure_hash = 'f0:abc'");

        var report = await WithThird(database, "SELECT 1;").UpAsync();

        report.Phases[0].Notes.ShouldHaveSingleItem().ShouldContain("recorded the structure in another form");
        await database.ExecuteAsync("DROP INDEX idx_invoice_customer");
        (await VerifyAsync(database, "SELECT 1;")).ShouldContain(f => f.Contains("idx_invoice_customer: gone since", StringComparison.Ordinal));
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
        await using var database = await PrepareAsync(await CreateAsync());

        var failure = await Should.ThrowAsync<MigrationFailedException>(WithThird(database, script).UpAsync());

        failure.Report.Problem!.Code.ShouldBe("SR404");
        var journal = await HistoryAsync(database);
        journal.Select(e => e.Event).ShouldBe([JournalEvent.Applied, JournalEvent.Applied, JournalEvent.Failed]);
        JournalChain.FindBreaks(journal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_JournalEdited_NamesTheEvent()
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync("UPDATE schemarunner_journal SET applied_by = 'nobody' WHERE event_id = 2");

        (await Two().On(database.CreateEngine()).VerifyAsync()).ShouldHaveSingleItem().Message
            .ShouldBe("event 2 (2 data) was edited after it was written");
    }

    [Fact]
    public async Task Up_ScriptHangsATriggerOnTheJournal_IsRefusedAndRolledBack()
    {
        await using var database = await PrepareAsync(await CreateAsync());

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
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync($"UPDATE schemarunner_journal SET {edit} WHERE event_id = 2");

        (await Should.ThrowAsync<JournalDamagedException>(HistoryAsync(database))).Message.ShouldStartWith("event 2 of");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    public async Task Report_JournalEditedBeyondReading_NamesTheEvent(string report)
    {
        await using var database = await PrepareAsync(await CreateAsync());
        await database.ExecuteAsync($"UPDATE schemarunner_journal SET report = '{report}' WHERE event_id = 2");

        (await Should.ThrowAsync<JournalDamagedException>(Two().On(database.CreateEngine()).ReportAsync("last")))
            .Message.ShouldStartWith("event 2 of");
    }

    private static string Text(Report report) => System.Text.Json.JsonSerializer.Serialize(report, ReportJson.Default.Report);
}
