using static SchemaRunner.Cli.Demo.SqlLiteral;

namespace SchemaRunner.Cli.Demo.Rows;

/// <summary>Rows of <c>organisasi</c>: ministry, directorates, the provinces' offices and their divisions.</summary>
internal static class OrganizationRows
{
    public const int Count = 120;

    private const int Directorates = 9;

    private static readonly string[] Divisions =
        ["Perikanan Tangkap", "Perikanan Budidaya", "Pengolahan dan Pemasaran"];

    public static LegacyTable Table => new(
        "organisasi", "id, level_organisasi, kode_organisasi, nama_organisasi, keterangan, created_at, updated_at",
        Count, All);

    private static IEnumerable<string> All()
    {
        for (var id = 1; id <= Count; id++)
        {
            var (level, name) = Describe(id);
            var created = new DateOnly(2019, 1, 1).AddDays(id * 3);

            // Some notes have lines, tabs and backslashes; some are empty, most are missing
            var note = id % 10 == 0 ? "Baris pertama\n\tbaris kedua: C:\\arsip\\kkp" : id % 10 == 5 ? "" : null;
            yield return
                $"({id}, {Text(level)}, 'ORG-{id:000}', {Text(name)}, {Text(note)}, " +
                $"{Timestamp(created, new TimeOnly(8, 0))}, " +
                $"{PreciseTimestamp(created, new TimeOnly(16, 30), id * 7_919)})";
        }
    }

    private static (string Level, string Name) Describe(int id)
    {
        if (id == 1)
            return ("Kementerian", "Kementerian Kelautan dan Perikanan");
        if (id <= 1 + Directorates)
            return ("Direktorat", $"Direktorat Perikanan {id - 1}");

        var index = id - 2 - Directorates;
        var province = Provinces.All[index % Provinces.All.Count];
        return index < Provinces.All.Count
            ? ("Dinas Provinsi", $"Dinas Kelautan dan Perikanan {province.Name}")
            : ("Bidang", $"Bidang {Divisions[index / Provinces.All.Count - 1]} {province.Name}");
    }
}
