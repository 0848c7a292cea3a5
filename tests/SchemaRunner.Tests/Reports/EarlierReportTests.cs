using System.Text.Json;
using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;

namespace SchemaRunner.Tests.Reports;

/// <summary>Journals keep reports for years: what earlier releases wrote is read by every later one.</summary>
public sealed class EarlierReportTests
{
    // as a release wrote it that knew nothing of locks and time lines
    private const string WithoutLocks = """
        {"run":{"runId":"4f1c9a72e0b3","direction":"up","database":"sqlite:shop.db","product":"SQLite","serverVersion":"3.40.1","user":"ayu",
        "osUser":"ayu","host":"db-admin","toolVersion":"0.1.0","scripts":"migrations/","startedAt":"2026-11-21T10:15:03+00:00","verifyLevel":"content",
        "dryRun":false},
        "phase":{"version":"0001","name":"base","direction":"up","path":"up/0001_base.sql","checksum":"sha256:00","startedAt":"2026-11-21T10:15:03+00:00",
        "verdict":"verified","milliseconds":12.5,"scriptMilliseconds":2.5,"verifyMilliseconds":10,"expectations":[],
        "statements":[{"number":1,"line":3,"text":"CREATE TABLE a (id integer)","rows":null,"milliseconds":0.5,"notices":["NOTICE: x"]}],
        "coverage":null,"tables":[],"foreignKeys":[],"changes":[],"kept":{"table":2},"mismatches":[],"notes":["a note"],"problem":null,
        "structureHash":"f2:00","structureDelta":null}}
        """;

    [Fact]
    public void Read_EntryWithoutLocks_HasNone()
    {
        var phase = JsonSerializer.Deserialize(WithoutLocks, ReportJson.Default.PhaseRecord).ShouldNotBeNull().Phase;

        phase.Notes.ShouldBe(["a note"]);
        phase.Steps.ShouldBeEmpty();
        phase.Locks.ShouldBeEmpty();
        phase.Closed.ShouldBeEmpty();
        phase.Retries.ShouldBeEmpty();
        var statement = phase.Statements.ShouldHaveSingleItem();
        statement.Notices.ShouldBe(["NOTICE: x"]);
        statement.Locks.ShouldBeEmpty();
        statement.Rewritten.ShouldBeEmpty();
        statement.WalBytes.ShouldBeNull();
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    public void Write_EntryWithoutLocks_SaysNothingOfThem(string format)
    {
        var record = JsonSerializer.Deserialize(WithoutLocks, ReportJson.Default.PhaseRecord).ShouldNotBeNull();
        using var output = new StringWriter();

        ReportWriters.Find(format)!
            .Write(new Report { Run = record.Run, Verdict = Verdict.Verified, Milliseconds = 12.5, Phases = [record.Phase] }, output);

        output.ToString().ShouldContain("CREATE TABLE a (id integer)");
        output.ToString().ShouldNotContain("Closed");
        output.ToString().ShouldNotContain("Time line");
    }
}
