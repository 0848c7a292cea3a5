using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>kelompok_nelayan</c>; every fourth group has joined an earlier one.</summary>
internal static class GroupRows
{
    public const int Count = 6_000;

    private static readonly string[] Kinds = ["KUB", "Pokdakan", "Poklahsar", "Kelompok Nelayan"];

    public static LegacyTable Table => new(
        "kelompok_nelayan",
        "id, nib_kelompok, no_registrasi, nama_kelompok, nik_ketua, nama_ketua, upt_id, province_id, penyuluh_id, " +
        "gabungan_kelompok_id, jumlah_anggota, created_at, updated_at",
        Count, All);

    private static IEnumerable<string> All()
    {
        var random = new SplitMix64(0x010A);
        var places = new PlaceNames(random);
        var people = new PersonNames(random);
        for (var id = 1; id <= Count; id++)
        {
            var officer = 1 + (id % OfficerRows.Count);
            var unit = OfficerRows.UnitOf(officer);
            var province = UnitRows.ProvinceOf(unit).Id;
            var joined = id % 4 == 0 ? $"{random.Between(1, id - 1)}" : "NULL";
            var identity = $"{province}01{random.Between(1, 31):00}{random.Between(1, 31):00}0{random.Between(1, 9)}" +
                $"{random.Between(60, 99)}{random.Below(10_000):0000}";
            var created = new DateOnly(2020, 2, 1).AddDays(id / 6);
            yield return
                $"({id}, '91203{id * 7:00000000}', 'KN-{province}-{id:000000}', " +
                $"{Text($"{random.Pick(Kinds)} Mina {places.Next()}")}, '{identity}', {Text(people.Next())}, " +
                $"{unit}, {province}, {officer}, {joined}, {random.Between(5, 60)}, " +
                $"{Timestamp(created, new TimeOnly(10, id % 60))}, {Timestamp(created, new TimeOnly(11, id % 60))})";
        }
    }
}
