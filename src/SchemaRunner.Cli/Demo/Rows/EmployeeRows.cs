using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>pegawai</c>.</summary>
internal static class EmployeeRows
{
    public const int Count = 4_000;

    private static readonly string[] Positions =
    [
        "Analis Perikanan", "Pengawas Perikanan", "Penyuluh Perikanan", "Pranata Komputer", "Kepala Seksi", "Bendahara",
    ];

    public static LegacyTable Table => new(
        "pegawai",
        "id, nip, nama, email, jabatan, organisasi_id, role_id, status_aktif, last_login, created_at, updated_at",
        Count, All);

    /// <summary>An employee's number: birth date, month of appointment, sex, serial; the first is unique.</summary>
    public static string Nip(int id)
    {
        var born = new DateOnly(1965, 1, 1).AddDays(id * 7 % 12_000);
        return $"{born:yyyyMMdd}{born.AddYears(25):yyyyMM}{1 + (id % 2)}{id % 1_000:000}";
    }

    private static IEnumerable<string> All()
    {
        var random = new SplitMix64(0x0108);
        var names = new PersonNames(random);
        for (var id = 1; id <= Count; id++)
        {
            var created = new DateOnly(2019, 3, 1).AddDays(random.Below(1_000));
            var login = random.OneIn(6)
                ? "NULL"
                : PreciseTimestamp(created.AddDays(random.Below(400)), Time(random), random.Below(1_000_000));
            yield return
                $"({id}, '{Nip(id)}', {Text(names.Next())}, 'pegawai.{id:0000}@perikanan.example', " +
                $"{Text(random.Pick(Positions))}, {random.Between(1, OrganizationRows.Count)}, " +
                $"{random.Between(1, RoleRows.Count)}, {Boolean(!random.OneIn(12))}, {login}, " +
                $"{Timestamp(created, Time(random))}, {Timestamp(created.AddDays(30), Time(random))})";
        }
    }

    private static TimeOnly Time(SplitMix64 random) => new(random.Between(7, 17), random.Below(60), random.Below(60));
}
