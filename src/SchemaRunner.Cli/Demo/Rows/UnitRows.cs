using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>unit_pelaksanaan_teknis</c>.</summary>
internal static class UnitRows
{
    public const int Count = 40;

    public static LegacyTable Table => new(
        "unit_pelaksanaan_teknis", "id, nama_organisasi, pimpinan, province_id", Count, All);

    /// <summary>The province that a unit works in: one unit each, and a second one for some.</summary>
    public static Province ProvinceOf(int unitId) => Provinces.All[(unitId - 1) % Provinces.All.Count];

    private static IEnumerable<string> All()
    {
        var names = new PersonNames(new SplitMix64(0x0105));
        for (var id = 1; id <= Count; id++)
        {
            var province = ProvinceOf(id);
            var title = id % 2 == 0 ? "UPT Pelabuhan Perikanan" : "Balai Perikanan Budidaya";
            yield return $"({id}, {Text($"{title} {province.Name}")}, {Text(names.Next())}, {province.Id})";
        }
    }
}
