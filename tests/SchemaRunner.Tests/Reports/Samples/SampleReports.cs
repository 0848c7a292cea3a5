using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Reports.Samples;

/// <summary>Reports as real runs write them.</summary>
internal static class SampleReports
{
    public const string Markup = "<script>alert('1')</script>";

    private static readonly RunHeader Run = new()
    {
        RunId = "4f1c9a72e0b3",
        Direction = Direction.Up,
        Database = "postgres://migrator@db.fisheries.example:5432/dataplatform",
        Product = "PostgreSQL",
        ServerVersion = "15.18",
        User = "migrator",
        OsUser = "ayu",
        Host = "db-admin",
        ToolVersion = "0.1.0",
        Scripts = "migrations/",
        StartedAt = new DateTimeOffset(2026, 11, 21, 17, 15, 3, TimeSpan.FromHours(7)),
        VerifyLevel = VerifyLevel.Content,
    };

    /// <summary>Every sample by the name of its goldens.</summary>
    public static IReadOnlyDictionary<string, Report> All { get; } = new Dictionary<string, Report>(StringComparer.Ordinal)
    {
        ["fisheries"] = Fisheries(),
        ["refused"] = Refused(),
        ["failed"] = Failed(),
        ["atomic"] = Atomic(),
        ["adopted"] = Adopted(),
        ["accepted"] = Accepted(),
        ["nothing"] = NothingToDo(),
        ["rehearsal"] = Rehearsal(),
        ["hostile"] = Hostile(),
    };

    public static Report Fisheries() => new()
    {
        Run = Run, Verdict = Verdict.Verified, Milliseconds = 3871.4, Phases = FisheriesPhases(),
    };

    public static Report Refused()
    {
        var phases = FisheriesPhases();
        var refused = phases[3] with
        {
            Verdict = Verdict.Mismatch,
            StructureHash = "",
            StructureDelta = null,
            Mismatches =
            [
                new("SR301", ObjectKind.Table, "mst_desa", "83,763 rows", "83,762 rows", "expect rows mst_desa -1"),
                new("SR302", ObjectKind.Column, "mst_pegawai.nama", "digest 9e3779b97f4a7c15", "digest c2b2ae3d27d4eb4f", "expect change mst_pegawai.nama"),
                new("SR307", ObjectKind.ForeignKey, "mst_desa(district_id) → mst_kecamatan(id)", "0 orphans", "3 orphans", "expect orphans mst_desa(district_id) 3")
                {
                    Samples = ["id=1101012001 (district_id=110101)", "id=1101012002 (district_id=110101)", "id=1101012003 (district_id=110101)"],
                },
            ],
            ForeignKeys =
            [
                .. phases[3].ForeignKeys.Select(key => key.Key.StartsWith("mst_desa", StringComparison.Ordinal)
                    ? key with { OrphansAfter = 3, Samples = ["id=1101012001", "id=1101012002", "id=1101012003"] }
                    : key),
            ],
            Notes = ["sequence mst_desa_id_seq was put back from 83764 to 83763"],
        };
        return new Report
        {
            Run = Run,
            Verdict = Verdict.Mismatch,
            Milliseconds = 2210,
            Phases = [.. phases.Take(3), refused],
            NotBegun = [.. phases.Skip(4).Select(phase => $"{phase.Version} {phase.Name}")],
            Notes = ["0010 is missing from the numbers; 0011 comes after 0009"],
        };
    }

    public static Report Failed()
    {
        var phases = FisheriesPhases();
        var problem = new Problem(
            "SR401",
            "migrations/up/0003_rename_organization_and_staff.sql:14:8: column \"amont\" does not exist (SQLSTATE 42703)",
            "the phase was rolled back; correct the script and run 'schemarunner up' again",
            "UPDATE mst_pegawai\nSET amont = 0");
        var stopped = phases[1] with
        {
            Verdict = Verdict.Failed, Problem = problem, Tables = [], ForeignKeys = [], Changes = [],
            Kept = new Dictionary<string, int>(StringComparer.Ordinal), StructureHash = "", StructureDelta = null,
        };
        return new Report
        {
            Run = Run, Verdict = Verdict.Failed, Milliseconds = 903.5, Phases = [.. phases.Take(1), stopped],
            NotBegun = ["0004 rename_transactions"], Problem = problem,
        };
    }

    /// <summary>A run in one transaction that a reader stopped in its second phase, twice.</summary>
    public static Report Atomic()
    {
        var phases = FisheriesPhases();
        var reader = new BlockingSession(
            4711, "app", "till", "idle in transaction", TimeSpan.FromSeconds(312), "SELECT * FROM pegawai WHERE id = 7", ["public.pegawai"]);
        const string reason = "a lock was not obtained in time: canceling statement due to lock timeout";
        var problem = new Problem(
            "SR504", $"migrations/up/0003_rename_organization_and_staff.sql:4:1: {reason}, held by {reader}; tried 2 times",
            "find the session that holds it (pg_stat_activity), or raise --lock-timeout", "ALTER TABLE pegawai RENAME TO mst_pegawai");
        var stopped = phases[1] with
        {
            Verdict = Verdict.Failed, Problem = problem, Tables = [], ForeignKeys = [], Changes = [],
            Kept = new Dictionary<string, int>(StringComparer.Ordinal), StructureHash = "", StructureDelta = null,
            Retries = [new PhaseRetry(1, 2, reason, [reader], 431.7)],
        };
        return new Report
        {
            Run = Run with { Atomic = true },
            Verdict = Verdict.Failed,
            Milliseconds = 11_903.5,
            Phases = [phases[0] with { Verdict = Verdict.RolledBack, StructureHash = "", StructureDelta = null }, stopped],
            NotBegun = ["0004 rename_transactions"],
            Problem = problem,
        };
    }

    /// <summary>A database in use that was adopted with two migrations.</summary>
    public static Report Adopted()
    {
        var phases = FisheriesPhases();
        return new Report
        {
            Run = Run, Verdict = Verdict.Baseline, Milliseconds = 93.1,
            Phases =
            [
                Unrun(phases[0]) with { Verdict = Verdict.Baseline, StructureHash = "", StructureDelta = null },
                Unrun(phases[1]) with
                {
                    Verdict = Verdict.Baseline,
                    Tables =
                    [
                        new TableReport { NameBefore = "audit", NameAfter = "audit", Content = ContentState.NotCompared, Coverage = TableCoverage.Excluded },
                        new TableReport
                        {
                            NameBefore = "villages", NameAfter = "villages", RowsBefore = 83_763, RowsAfter = 83_763, Content = ContentState.NotCompared,
                        },
                    ],
                    Notes = ["found 2 tables, 3 indexes, 83,763 rows; nothing was run, and nothing was verified"],
                },
            ],
        };
    }

    /// <summary>A script that was changed after it was applied, and accepted.</summary>
    public static Report Accepted()
    {
        const string reason = "the comment named the wrong ticket";
        var phase = Unrun(FisheriesPhases()[0]) with
        {
            Verdict = Verdict.Repaired, StructureHash = "", StructureDelta = null, Reason = reason,
            Accepted = new ScriptAcceptance($"sha256:{new string('0', 64)}", "line 1:\n  - -- ticket 7\n  + -- ticket 8"),
            Notes = [$"the changed script was accepted: {reason}", "the statements are those that ran: only comments, directives or white space differ"],
        };
        return new Report { Run = Run, Verdict = Verdict.Repaired, Phases = [phase] };
    }

    private static PhaseReport Unrun(PhaseReport phase) => phase with
    {
        Milliseconds = 0, ScriptMilliseconds = 0, VerifyMilliseconds = 0, Statements = [], Steps = [], Locks = [], Closed = [], Coverage = null,
        Tables = [], ForeignKeys = [], Changes = [], Kept = new Dictionary<string, int>(StringComparer.Ordinal), Notes = [],
    };

    public static Report NothingToDo() => new() { Run = Run, Verdict = Verdict.NothingToDo, Milliseconds = 12.3 };

    /// <summary>A rehearsal that wrote into a script, and whose last phase is refused all the same.</summary>
    public static Report Rehearsal()
    {
        var refused = Refused();
        return refused with
        {
            Run = refused.Run with { Rehearsal = true },
            Rehearsal = new RehearsalReport
            {
                Way = "by dump and restore, for another session was connected",
                CopyMilliseconds = 1_812.3,
                SampleRows = 1_000,
                Differences = ["everything in the copy belongs to app, and there are no grants in it"],
                Edits = [new("migrations/up/0002_rename.sql", 3, "-- schemarunner:expect rows mst_desa -1")],
                Window = Window.Of(refused.Phases),
            },
        };
    }

    /// <summary>A run with more statements than a report lists.</summary>
    public static Report Large()
    {
        var phase = FisheriesPhases()[0];
        var rest = new StatementReport(1_001, 1_012, "INSERT INTO village VALUES (1)", 2_000_000, 41_200) { Following = 1_999_999, LastLine = 2_001_011 };
        return new Report
        {
            Run = Run, Verdict = Verdict.Verified, Milliseconds = 51_000, Phases = [phase with { Statements = [.. phase.Statements.Take(1), rest] }],
        };
    }

    /// <summary>A run in which every text tries to be something else.</summary>
    public static Report Hostile()
    {
        var refused = Refused();
        var phase = refused.Phases[3];
        const string Text = Markup + " | `code` ``` \"quoted\" & \r\nnext\u0000\u001b[31m \u202Egnp. \ud800 @team ]]>";
        return refused with
        {
            Run = Run with { Database = Text, User = Text, Host = Text, OsUser = Text, Scripts = Text, ServerVersion = Text },
            Notes = [Text],
            NotBegun = [Text],
            Problem = new Problem("SR401", Text, Text, Text),
            Phases =
            [
                phase with
                {
                    Name = Text, Path = Text, Checksum = Text, Expectations = [Text], Notes = [Text],
                    Statements = [new StatementReport(1, 1, Text, 1, 1) { Notices = [Text], Locks = [new(Text, Text, LockEffect.Everyone)], Rewritten = [Text] }],
                    Locks = [new(Text, Text, LockEffect.Writers)], LocksFurther = 3, Closed = [new(Text, 2, 1)], ClosedFurther = 3,
                    Tables = [phase.Tables[0] with { NameBefore = Text, ColumnsAdded = [Text], DigestAfter = Text }],
                    ForeignKeys = [new ForeignKeyReport(Text, 0, 1, [Text])],
                    Changes = [new ObjectChange(ChangeKind.Changed, ObjectKind.View, Text, Text)],
                    Retries = [new PhaseRetry(1, 5, Text, [new BlockingSession(1, Text, Text, Text, null, Text, [Text])], 1)],
                    Mismatches = [new Mismatch("SR301", ObjectKind.Table, Text, Text, Text, Text) { Samples = [Text, Text] }],
                },
            ],
        };
    }

    /// <summary>The restructure of a database in which 0001 was applied by an earlier run.</summary>
    private static List<PhaseReport> FisheriesPhases() => [.. AllPhases().Skip(1)];

    private static List<PhaseReport> AllPhases()
    {
        var phases = new SamplePhases();
        return
        [
            phases.Create(
                "legacy_schema",
                [
                    ("provinces", 34), ("regencies", 514), ("districts", 7277), ("villages", 83763), ("unit_pelaksanaan_teknis", 120),
                    ("organisasi", 480), ("roles", 6), ("pegawai", 1200), ("penyuluh", 3000), ("kelompok_nelayan", 5000), ("absensi", 15866),
                ],
                [
                    ("regencies", "province_id", "provinces"), ("districts", "regency_id", "regencies"),
                    ("villages", "district_id", "districts"), ("penyuluh", "upt_id", "unit_pelaksanaan_teknis"),
                ]),
            phases.Rename("rename_master_wilayah", [("provinces", "mst_provinsi"), ("regencies", "mst_kabupaten"), ("districts", "mst_kecamatan"), ("villages", "mst_desa")]),
            phases.Rename("rename_organization_and_staff", [("unit_pelaksanaan_teknis", "mst_upt"), ("organisasi", "mst_organisasi"), ("roles", "mst_role"), ("pegawai", "mst_pegawai"), ("penyuluh", "mst_penyuluh"), ("kelompok_nelayan", "mst_kelompok_nelayan")]),
            phases.Rename("rename_transactions", [("absensi", "trx_absensi")]),
            phases.AddColumns("add_columns", "trx_absensi", "keterangan", "foto_checkout_url", "foto_checkout_id"),
            phases.Create(
                "new_master_tables",
                [("mst_jenis_usaha", 0), ("mst_komoditas", 0), ("mst_alat_tangkap", 0), ("mst_kapal", 0), ("mst_jenis_bantuan", 0), ("mst_jenis_pelatihan", 0), ("mst_jenis_sertifikasi", 0)],
                [("mst_kapal", "kelompok_nelayan_id", "mst_kelompok_nelayan")]),
            phases.AddColumns("add_jenis_usaha_key", "mst_kelompok_nelayan", "jenis_usaha_id"),
            phases.Create(
                "new_transaction_tables",
                [("trx_produksi_hasil_tangkapan", 0), ("trx_bantuan", 0), ("trx_pelatihan", 0), ("trx_sertifikasi", 0)],
                [("trx_bantuan", "kelompok_nelayan_id", "mst_kelompok_nelayan")]),
            phases.Fill("sample_reference_data", ("mst_jenis_usaha", 4), ("mst_komoditas", 3), ("mst_alat_tangkap", 3)),
        ];
    }
}
