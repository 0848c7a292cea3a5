using SchemaRunner.Cli.Output;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Cli;

/// <summary>Reports made by hand, and a terminal that keeps what is written to it.</summary>
internal static class Samples
{
    public static Terminal Terminal(int width = 80) =>
        new(new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" }, TextReader.Null) { Width = width };

    public static RunHeader Run { get; } = new()
    {
        RunId = "4f1c09aa21be",
        Direction = Direction.Up,
        Database = "sqlite:demo/dataplatform.db",
        Product = "SQLite",
        ServerVersion = "3.40.1",
        User = "sri",
        OsUser = "sri",
        Host = "db-admin",
        ToolVersion = "0.1.0",
        Scripts = "migrations",
        StartedAt = new DateTimeOffset(2026, 11, 21, 10, 15, 3, TimeSpan.Zero),
        VerifyLevel = VerifyLevel.Content,
    };

    public static PhaseReport Phase(string version, string name, Verdict verdict = Verdict.Verified) => new()
    {
        Version = version,
        Name = name,
        Direction = Direction.Up,
        Path = $"migrations/up/{version}_{name}.sql",
        Checksum = "sha256:00",
        StartedAt = Run.StartedAt,
        Verdict = verdict,
        Milliseconds = 312.4,
        ScriptMilliseconds = 12.2,
        VerifyMilliseconds = 290.1,
        Statements = [new StatementReport(1, 3, "ALTER TABLE villages RENAME TO mst_desa", null, 12.2)],
    };

    public static TableReport Table(
        string? before, string? after, long? rowsBefore, long? rowsAfter, ContentState content = ContentState.Same) => new()
    {
        NameBefore = before,
        NameAfter = after,
        RowsBefore = rowsBefore,
        RowsAfter = rowsAfter,
        Content = content,
    };

    public static Report Verified { get; } = new()
    {
        Run = Run,
        Verdict = Verdict.Verified,
        Milliseconds = 700,
        Phases =
        [
            Phase("0002", "rename_master_wilayah") with
            {
                Tables = [Table("villages", "mst_desa", 83_763, 83_763), Table("absensi", "absensi", 20_000, 20_000)],
                ForeignKeys = [new("mst_desa(district_id) → mst_kecamatan(id)", 0, 0, [])],
                Changes = [new(ChangeKind.Renamed, ObjectKind.Index, "idx_villages_name_lower", "idx_mst_desa_name_lower")],
            },
            Phase("0006", "create_master_tables") with
            {
                Coverage = new Coverage { TablesRead = 1, TablesUntouched = 14, KeysCounted = 2, KeysHeld = 1, KeysUntouched = 4 },
                Tables =
                [
                    Table("absensi", "trx_absensi", 20_000, 19_999, ContentState.Changed),
                    Table("mst_desa", "mst_desa", 83_763, 83_763),
                    Table(null, "mst_jenis_usaha", null, 0, ContentState.New),
                ],
                ForeignKeys =
                [
                    new("mst_desa(district_id) → mst_kecamatan(id)", 0, 0, []),
                    new("trx_absensi(pegawai_id) → mst_pegawai(id)", 2, 2, ["id=7 (pegawai_id=99)"]),
                ],
                Changes = [new(ChangeKind.Added, ObjectKind.Index, "idx_mst_jenis_usaha_name")],
            },
        ],
    };

    public static Report Refused { get; } = new()
    {
        Run = Run,
        Verdict = Verdict.Mismatch,
        Phases =
        [
            Phase("0002", "rename_master_wilayah") with { Tables = [Table("villages", "mst_desa", 83_763, 83_763)] },
            Phase("0003", "rename_organization_staff", Verdict.Mismatch) with
            {
                Tables = [Table("pegawai", "mst_pegawai", 4_000, 3_999, ContentState.Changed)],
                Mismatches =
                [
                    new("SR301", ObjectKind.Table, "pegawai", "4000 rows", "3999 rows", "expect rows pegawai -1"),
                    new("SR305", ObjectKind.ForeignKey, "absensi(pegawai_id)", "no new orphans", "2 orphans", "expect orphans absensi(pegawai_id) 2")
                    {
                        Samples = ["id=7 (pegawai_id=99)", "id=8 (pegawai_id=99)"],
                    },
                ],
            },
        ],
        NotBegun = ["0004 rename_transactions", "0005 add_columns"],
    };

    public static Report Rehearsed { get; } = Refused with
    {
        Run = Run with { Rehearsal = true },
        Rehearsal = new RehearsalReport
        {
            Way = "by dump and restore, for another session was connected",
            CopyMilliseconds = 1_812.3,
            SampleRows = 1_000,
            Differences = ["everything in the copy belongs to app, and there are no grants in it"],
            Edits = [new("migrations/up/0002_rename_master_wilayah.sql", 3, "-- schemarunner:expect rows mst_desa -1")],
            Window = new Window
            {
                Milliseconds = 312.4,
                Phases = [new("0002", "rename_master_wilayah", 312.4, 290, 210.6, 81_920)],
                Closed =
                [
                    .. Enumerable.Range(1, 22).Select(number => new WindowTable($"public.a_table_with_a_name_that_is_not_short_at_all_{number}", "0002", 290, number < 3 ? 210.6 : 0)),
                ],
                ClosedFurther = 5,
                Rewritten = ["villages"],
                WalBytes = 81_920,
            },
        },
    };
}
