namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>The renames of section 5.2.</summary>
internal static class FisheriesNames
{
    /// <summary>Old name, new name.</summary>
    public static IReadOnlyDictionary<string, string> NewNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["provinces"] = "mst_provinsi",
        ["regencies"] = "mst_kabupaten",
        ["districts"] = "mst_kecamatan",
        ["villages"] = "mst_desa",
        ["unit_pelaksanaan_teknis"] = "mst_upt",
        ["organisasi"] = "mst_organisasi",
        ["roles"] = "mst_role",
        ["pegawai"] = "mst_pegawai",
        ["penyuluh"] = "mst_penyuluh",
        ["kelompok_nelayan"] = "mst_kelompok_nelayan",
        ["absensi"] = "trx_absensi",
    };

    /// <summary>New name, old name.</summary>
    public static IReadOnlyDictionary<string, string> OldNames { get; } =
        NewNames.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
}
