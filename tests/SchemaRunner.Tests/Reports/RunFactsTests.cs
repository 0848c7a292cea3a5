using SchemaRunner.Reports;
using SchemaRunner.Reports.Writers;
using SchemaRunner.Tests.Reports.Samples;

namespace SchemaRunner.Tests.Reports;

public sealed class RunFactsTests
{
    [Fact]
    public void Sentence_Verified_CountsPhasesTablesAndRows() =>
        new RunFacts(SampleReports.Fisheries()).Sentence.ShouldBe("8 phases, 22 tables, 117,270 rows: nothing was lost.");

    [Fact]
    public void Sentence_DeclaredLoss_DoesNotSayThatNothingWasLost()
    {
        var report = SampleReports.Fisheries();
        var last = report.Phases[^1];
        var fewer = last with
        {
            Tables = [.. last.Tables.Select(table => table.NameAfter == "mst_desa"
                ? table with { RowsAfter = 83762, Content = ContentState.Changed }
                : table)],
        };

        new RunFacts(report with { Phases = [.. report.Phases.SkipLast(1), fewer] }).Sentence
            .ShouldBe("8 phases, 22 tables, 117,269 rows: nothing changed that was not declared.");
    }

    [Fact]
    public void Sentence_CountsOnly_SaysThatContentWasNotCompared()
    {
        var report = SampleReports.Fisheries();

        new RunFacts(report with { Run = report.Run with { VerifyLevel = VerifyLevel.Counts } }).Sentence
            .ShouldEndWith("nothing changed that was not declared; content was not compared.");
    }

    [Fact]
    public void Sentence_DryRunRefused_ClaimsNoCommit()
    {
        var report = SampleReports.Refused();
        var dry = report with
        {
            Run = report.Run with { DryRun = true },
            Phases = [.. report.Phases.Select(phase => phase.Verdict == Verdict.Verified ? phase with { Verdict = Verdict.DryRun } : phase)],
        };

        new RunFacts(dry).Sentence.ShouldEndWith("Nothing of this run was committed.");
    }

    [Fact]
    public void Tables_RenamedAndExtended_AreFollowedFromFirstToLast()
    {
        var tables = new RunFacts(SampleReports.Fisheries()).Tables;

        var absensi = tables.Single(table => table.NameFirst == "absensi");
        (absensi.NameLast, absensi.RowsFirst, absensi.RowsLast, absensi.ColumnsAdded).ShouldBe(("trx_absensi", 15866, 15866, 3));
        tables.Single(table => table.NameLast == "mst_jenis_usaha").Content.ShouldBe(ContentState.New);
    }

    [Fact]
    public void Tables_NamesSwapped_FollowTheTableAndNotTheName()
    {
        var phase = SampleReports.Fisheries().Phases[0];
        var swap = phase with { Tables = [Moved("a", "b", 1), Moved("b", "a", 2)] };
        var again = phase with { Tables = [Moved("a", "a", 2), Moved("b", "c", 1)] };

        var tables = new RunFacts(SampleReports.Fisheries() with { Phases = [swap, again] }).Tables;

        tables.Select(table => (table.NameFirst, table.NameLast, table.RowsLast)).ShouldBe([("b", "a", 2), ("a", "c", 1)]);
    }

    private static TableReport Moved(string before, string after, long rows) => new()
    {
        NameBefore = before, NameAfter = after, RowsBefore = rows, RowsAfter = rows, Content = ContentState.Same,
    };
}
