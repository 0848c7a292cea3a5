using SchemaRunner.Cli.Demo.Rows;

namespace SchemaRunner.Cli.Demo;

/// <summary>The content of the fisheries database before its restructure: full volume, equal in every run.</summary>
/// <remarks>It fills the tables of <c>0001_legacy_schema</c> and knows no driver: it gives SQL text.</remarks>
internal sealed class LegacyData
{
    /// <summary>The tables, parents before children.</summary>
    public IReadOnlyList<LegacyTable> Tables { get; } =
    [
        ProvinceRows.Table, RegencyRows.Table, DistrictRows.Table, VillageRows.Table, UnitRows.Table,
        OrganizationRows.Table, RoleRows.Table, EmployeeRows.Table, OfficerRows.Table, GroupRows.Table,
        AttendanceRows.Table,
    ];

    /// <summary>The row counts that every run of the migrations must preserve.</summary>
    public static IReadOnlyList<LegacyCount> Summary { get; } =
    [
        new("provinces", 34), new("regencies", 514), new("districts", 7_277), new("villages", 83_763),
        new("unit_pelaksanaan_teknis", 40), new("organisasi", 120), new("roles", 12), new("pegawai", 4_000),
        new("penyuluh", 1_500), new("kelompok_nelayan", 6_000), new("absensi", 20_000),
    ];

    /// <summary>Statements that set PostgreSQL's sequences behind the inserted ids; SQLite needs none.</summary>
    public IEnumerable<string> PostgresSequenceStatements() =>
        Tables.Where(table => HasSerial(table.Name)).Select(table =>
            $"SELECT setval(pg_get_serial_sequence('{table.Name}', 'id'), (SELECT max(id) FROM {table.Name}))");

    // The administrative areas carry codes of the statistics office as ids
    private static bool HasSerial(string table) =>
        table is not ("provinces" or "regencies" or "districts" or "villages");
}
