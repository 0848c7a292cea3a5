using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>absensi</c>: five days of every employee.</summary>
internal static class AttendanceRows
{
    public const int Count = 20_000;

    private const string NoCheckout = "NULL, NULL, NULL, NULL";

    private static readonly DateOnly FirstDay = new(2024, 1, 8);

    // The same value written with different digits
    private static readonly string[] Overtime = ["0", "0", "0", "0.5", "0.50", "1", "1.00", "2.25", "NULL"];

    public static LegacyTable Table => new(
        "absensi",
        "id, date, nip, checkin, ci_latitude, ci_longitude, checkin_photo_url, checkin_photo_id, checkout, " +
        "co_latitude, co_longitude, working_hours, status, total_overtime, created_at, updated_at",
        Count, All);

    private static IEnumerable<string> All()
    {
        var random = new SplitMix64(0x010B);
        for (var id = 1; id <= Count; id++)
        {
            var day = FirstDay.AddDays((id - 1) / EmployeeRows.Count);
            var nip = EmployeeRows.Nip(1 + ((id - 1) % EmployeeRows.Count));
            var checkin = new TimeOnly(7, 0).Add(TimeSpan.FromSeconds(random.Below(7_200)));

            // Hundred-millionths of a degree, south and north of the equator
            var latitude = random.Between(-1_000_000_000, 500_000_000);
            var longitude = 9_500_000_000L + random.Below(2_000_000_000) + random.Below(2_000_000_000);
            var late = checkin > new TimeOnly(8, 0);
            var photo = random.OneIn(9) ? "NULL, NULL" : $"'https://foto.example/{id:x}.jpg', 'foto-{id:x8}'";
            yield return
                $"({id}, {Date(day)}, '{nip}', {Timestamp(day, checkin)}, {Fixed(latitude, 8)}, " +
                $"{Fixed(longitude, 8)}, {photo}, {Checkout(random, day, checkin, latitude, longitude)}, " +
                $"{(late ? "'Terlambat'" : "'Hadir'")}, {random.Pick(Overtime)}, " +
                $"{Timestamp(day, checkin)}, {Timestamp(day, new TimeOnly(18, 0))})";
        }
    }

    private static string Checkout(SplitMix64 random, DateOnly day, TimeOnly checkin, long latitude, long longitude)
    {
        if (random.OneIn(15))
            return NoCheckout;

        var minutes = random.Between(420, 560);
        return $"{Timestamp(day, checkin.AddMinutes(minutes))}, {Fixed(latitude, 8)}, {Fixed(longitude, 8)}, " +
            Fixed(minutes * 100 / 60, 2);
    }
}
