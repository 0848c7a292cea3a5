using SchemaRunner.Cli.Output;
using SchemaRunner.Reports;
using SchemaRunner.Support;

namespace SchemaRunner.Tests.Cli;

public sealed class RunTextTests
{
    [Fact]
    public void Write_VerifiedRun_ShowsPhasesTablesAndVerdict()
    {
        Text(Samples.Verified).ShouldBe(
            """
            phase   migration                   verdict   statements   ms  verifying
            1 of 2  0002 rename_master_wilayah  verified           1  312        290
            2 of 2  0006 create_master_tables   verified           1  312        290

            table                             rows  content  orphans
            villages → mst_desa             83,763  same           0
            absensi → trx_absensi  20,000 → 19,999  changed        2
            mst_jenis_usaha                      0  new            –

            tables   12 more tables proven untouched
            orphans  2 in 7 foreign keys (1 held by the server, others counted if written)
            indexes  1 added, 1 renamed, none lost
            time     scripts 24 ms, verification 580 ms

            VERIFIED: 2 phases committed; structure, rows and content changed as declared
              and not otherwise.

            """);
    }

    [Fact]
    public void Write_Rehearsal_SaysOnWhatAndWhatTheRunWouldTake()
    {
        Golden.ShouldMatch(Text(Samples.Rehearsed), "Goldens/rehearsal.txt");
        Text(Samples.Rehearsed).Split('\n').Where(line => !line.StartsWith("  SR", StringComparison.Ordinal)).ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public void Write_Mismatch_ShowsWhatWouldAllowItAndWhatIsCommitted()
    {
        Text(Samples.Refused).ShouldBe(
            """
            phase   migration                       verdict   statements   ms  verifying
            1 of 4  0002 rename_master_wilayah      verified           1  312        290
            2 of 4  0003 rename_organization_staff  refused            1  312        290

            table                  rows  content  orphans
            villages → mst_desa  83,763  same           –

            orphans  no foreign keys were checked
            indexes  none lost
            time     scripts 12 ms, verification 290 ms

            migrations/up/0003_rename_organization_staff.sql: 2 mismatches
              SR301 table pegawai: expected 4000 rows, found 3999 rows
              SR305 foreign key absensi(pegawai_id): expected no new orphans, found 2 orphans
                  id=7 (pegawai_id=99)
                  id=8 (pegawai_id=99)
            To allow it, add to migrations/up/0003_rename_organization_staff.sql:
            -- schemarunner:expect rows pegawai -1
            -- schemarunner:expect orphans absensi(pegawai_id) 2

            REFUSED: 0003 rename_organization_staff changed what nobody declared; it was
              rolled back.
            Committed before it, and kept: 0002.
            Not begun: 0004 rename_transactions, 0005 add_columns.

            """);
    }

    [Fact]
    public void Write_NothingToDo_SaysSoInOneLine()
    {
        var report = new Report { Run = Samples.Run, Verdict = Verdict.NothingToDo };

        Text(report).ShouldBe("Nothing to do: the database stands where it was asked to.\n");
    }

    [Fact]
    public void Write_FirstPhaseFailed_SaysThatNothingWasChanged()
    {
        var report = new Report
        {
            Run = Samples.Run,
            Verdict = Verdict.Failed,
            Phases = [Samples.Phase("0001", "legacy_schema", Verdict.Failed)],
            Problem = new Problem("SR401", "column is not there"),
        };

        var text = Text(report);

        text.ShouldContain("FAILED: 0001 legacy_schema was rolled back.\nNothing was changed.\n");
    }

    [Fact]
    public void Write_LongNames_FitsEightyColumns()
    {
        var name = new string('x', 63);
        var report = Samples.Verified with
        {
            Phases =
            [
                Samples.Phase("20260101120000123456", name) with
                {
                    Tables = [Samples.Table("old_" + name, "new_" + name, 1_234_567_890, 1_234_567_891)],
                },
            ],
        };

        var tables = Text(report).Split('\n').TakeWhile(line => !line.StartsWith("VERIFIED", StringComparison.Ordinal)).ToList();

        tables.ShouldAllBe(line => line.Length <= 80);
        tables.ShouldContain(line => line.Contains(" → new_", StringComparison.Ordinal) && line.StartsWith("old_", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_TablesThatChangeNames_FollowsEachOfThem()
    {
        PhaseReport[] phases =
        [
            Samples.Phase("1", "first") with { Tables = [Samples.Table("a", "a", 1, 1), Samples.Table("b", "b", 2, 2)] },
            Samples.Phase("2", "swap") with { Tables = [Samples.Table("b", "a", 2, 2), Samples.Table("a", "b", 1, 1)] },
            Samples.Phase("3", "drop") with { Tables = [Samples.Table("b", null, 1, null, ContentState.Dropped), Samples.Table("a", "a", 2, 2)] },
        ];

        RunTables.AddUp(phases).ShouldBe(
        [
            new TableLine("a", null, 1, null, ContentState.Dropped, null),
            new TableLine("b", "a", 2, 2, ContentState.Same, null),
        ]);
    }

    [Fact]
    public void AddUp_TableMadeAndDroppedAgain_IsNotShown()
    {
        PhaseReport[] phases =
        [
            Samples.Phase("1", "make") with { Tables = [Samples.Table(null, "t", null, 0, ContentState.New)] },
            Samples.Phase("2", "drop") with { Tables = [Samples.Table("t", null, 0, null, ContentState.Dropped)] },
        ];

        RunTables.AddUp(phases).ShouldBeEmpty();
    }

    private static string Text(Report report)
    {
        var terminal = Samples.Terminal();
        new RunText(terminal.Output, terminal.Width, terminal.OutputPaint).Write(report);
        return terminal.Output.ToString()!;
    }
}
