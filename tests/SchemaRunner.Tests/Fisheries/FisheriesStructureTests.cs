using System.Text.RegularExpressions;

namespace SchemaRunner.Tests.Fisheries;

public sealed class FisheriesStructureTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly string[] RenamedIndexes =
    [
        "idx_mst_provinsi_name_lower", "idx_mst_kabupaten_province_id", "idx_mst_kabupaten_name_lower",
        "idx_mst_kabupaten_province_name", "idx_mst_kecamatan_regency_id", "idx_mst_kecamatan_name_lower",
        "idx_mst_kecamatan_regency_name", "idx_mst_desa_district_id", "idx_mst_desa_name_lower",
        "idx_mst_desa_district_name",
    ];

    private static readonly string[] NewIndexes =
    [
        "idx_mst_jenis_usaha_kategori", "idx_mst_komoditas_kategori", "idx_mst_komoditas_nama",
        "idx_mst_alat_tangkap_jenis", "idx_mst_kapal_kelompok", "idx_mst_kapal_status",
        "idx_mst_jenis_bantuan_kategori", "idx_mst_jenis_pelatihan_kategori", "idx_mst_jenis_sertifikasi_kategori",
        "idx_trx_produksi_kelompok", "idx_trx_produksi_tanggal", "idx_trx_produksi_komoditas",
        "idx_trx_produksi_kelompok_tanggal", "idx_trx_bantuan_kelompok", "idx_trx_bantuan_tanggal",
        "idx_trx_bantuan_status", "idx_trx_bantuan_tahun_status", "idx_trx_pelatihan_tanggal",
        "idx_trx_pelatihan_status", "idx_trx_pelatihan_tanggal_status", "idx_trx_sertifikasi_kelompok",
        "idx_trx_sertifikasi_kadaluarsa", "idx_trx_sertifikasi_status", "idx_trx_sertifikasi_kelompok_status",
    ];

    private static readonly string[] Renames =
    [
        "villages mst_desa", "districts mst_kecamatan", "regencies mst_kabupaten", "provinces mst_provinsi",
        "roles mst_role", "organisasi mst_organisasi", "unit_pelaksanaan_teknis mst_upt", "pegawai mst_pegawai",
        "penyuluh mst_penyuluh", "kelompok_nelayan mst_kelompok_nelayan", "absensi trx_absensi",
    ];

    [Fact]
    public void Up_Indexes_HaveTheNamesOfTheDocument()
    {
        var created = Indexes("postgres", ["0006", "0008"], @"CREATE INDEX (?<name>\w+)");
        var renamed = Indexes("postgres", ["0002"], @"ALTER INDEX \w+ RENAME TO (?<name>\w+)");
        var onSqlite = Indexes("sqlite", ["0002", "0006", "0008"], @"CREATE INDEX (?<name>\w+)");

        created.ShouldBe(NewIndexes, ignoreOrder: true);
        renamed.ShouldBe(RenamedIndexes, ignoreOrder: true);
        onSqlite.ShouldBe([.. RenamedIndexes, .. NewIndexes], ignoreOrder: true);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public void Up_Renames_FollowTheOrderOfTheDocument(string engine) =>
        Find(engine, ["0002", "0003", "0004"], @"ALTER TABLE (?<old>\w+) RENAME TO (?<new>\w+)")
            .Select(rename => $"{rename.Groups["old"].Value} {rename.Groups["new"].Value}")
            .ShouldBe(Renames);

    [Theory]
    [InlineData("0001")]
    [InlineData("0006")]
    [InlineData("0008")]
    public void Up_TheTwoEngines_CreateTheSameTables(string version)
    {
        var postgres = FisheriesScripts.WithoutComments(FisheriesScripts.Get("up", "postgres", version));
        var sqlite = FisheriesScripts.WithoutComments(FisheriesScripts.Get("up", "sqlite", version));

        sqlite.Replace("\"", "", StringComparison.Ordinal).ShouldBe(postgres
            .Replace("serial PRIMARY KEY", "integer PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal)
            .Replace("DEFAULT now()", "DEFAULT CURRENT_TIMESTAMP", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("up")]
    [InlineData("down")]
    public void Rebuild_ColumnLists_NameEveryColumnInTheTablesOrder(string direction)
    {
        var text = FisheriesScripts.WithoutComments(FisheriesScripts.Get(direction, "sqlite", "0007"));
        var lists = new Regex(
            @"INSERT INTO mst_kelompok_nelayan_new \((?<into>[^)]*)\)\n" +
            @"SELECT(?<from>[^;]*)\nFROM mst_kelompok_nelayan;",
            RegexOptions.None, Limit).Match(text);
        var table = text[text.IndexOf('(', StringComparison.Ordinal)..text.IndexOf(");", StringComparison.Ordinal)];
        var column = new Regex(
            @"[(,]\s*(?<name>[a-z]\w*) (?:integer|text|varchar|decimal|timestamp)", RegexOptions.None, Limit);
        var columns = column.Matches(table)
            .Select(it => it.Groups["name"].Value).ToArray();

        columns.Length.ShouldBe(21);
        columns[^1].ShouldBe("koordinat_longitude");
        Words(lists.Groups["into"].Value).ShouldBe(columns);
        Words(lists.Groups["from"].Value).ShouldBe(columns);
    }

    private static string[] Words(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Indexes(string engine, IEnumerable<string> versions, string pattern) =>
        [.. Find(engine, versions, pattern).Select(index => index.Groups["name"].Value)];

    private static IEnumerable<Match> Find(string engine, IEnumerable<string> versions, string pattern) =>
        versions.SelectMany(version =>
            Regex.Matches(FisheriesScripts.Get("up", engine, version), pattern, RegexOptions.None, Limit));
}
