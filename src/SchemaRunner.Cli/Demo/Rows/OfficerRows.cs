using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>penyuluh</c>: extension officers, every second of the first 3,000 employees.</summary>
internal static class OfficerRows
{
    public const int Count = 1_500;

    private static readonly string[] Programs =
        ["Kampung Nelayan Maju", "Budidaya Berkelanjutan", "Gemar Makan Ikan", "Ekonomi Biru '24"];

    public static LegacyTable Table => new(
        "penyuluh",
        "id, pegawai_id, upt_id, province_id, jumlah_kelompok, program_prioritas, status_aktif, created_at, updated_at",
        Count, All);

    /// <summary>The unit that an officer belongs to.</summary>
    public static int UnitOf(int officerId) => 1 + (officerId % UnitRows.Count);

    private static IEnumerable<string> All()
    {
        var random = new SplitMix64(0x0109);
        for (var id = 1; id <= Count; id++)
        {
            var unit = UnitOf(id);
            var program = random.OneIn(5) ? null : random.Pick(Programs);
            var created = Timestamp(new DateOnly(2020, 1, 6).AddDays(id / 5), new TimeOnly(8, id % 60));
            yield return
                $"({id}, {(id * 2) - 1}, {unit}, {UnitRows.ProvinceOf(unit).Id}, {GroupRows.Count / Count}, " +
                $"{Text(program)}, {Boolean(!random.OneIn(20))}, {created}, {created})";
        }
    }
}
