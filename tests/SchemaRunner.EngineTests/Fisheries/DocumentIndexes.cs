namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>Every index that section 5.2 names, with its table and columns.</summary>
internal static class DocumentIndexes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "idx_mst_desa_district_id ON mst_desa (district_id)",
        "idx_mst_desa_name_lower ON mst_desa (name)",
        "idx_mst_desa_district_name ON mst_desa (district_id, name)",
        "idx_mst_kecamatan_regency_id ON mst_kecamatan (regency_id)",
        "idx_mst_kecamatan_name_lower ON mst_kecamatan (name)",
        "idx_mst_kecamatan_regency_name ON mst_kecamatan (regency_id, name)",
        "idx_mst_kabupaten_province_id ON mst_kabupaten (province_id)",
        "idx_mst_kabupaten_name_lower ON mst_kabupaten (name)",
        "idx_mst_kabupaten_province_name ON mst_kabupaten (province_id, name)",
        "idx_mst_provinsi_name_lower ON mst_provinsi (name)",
        "idx_mst_jenis_usaha_kategori ON mst_jenis_usaha (kategori)",
        "idx_mst_komoditas_kategori ON mst_komoditas (kategori)",
        "idx_mst_komoditas_nama ON mst_komoditas (nama_komoditas)",
        "idx_mst_alat_tangkap_jenis ON mst_alat_tangkap (jenis)",
        "idx_mst_kapal_kelompok ON mst_kapal (kelompok_nelayan_id)",
        "idx_mst_kapal_status ON mst_kapal (status_kapal)",
        "idx_mst_jenis_bantuan_kategori ON mst_jenis_bantuan (kategori)",
        "idx_mst_jenis_pelatihan_kategori ON mst_jenis_pelatihan (kategori)",
        "idx_mst_jenis_sertifikasi_kategori ON mst_jenis_sertifikasi (kategori)",
        "idx_trx_produksi_kelompok ON trx_produksi_hasil_tangkapan (kelompok_nelayan_id)",
        "idx_trx_produksi_tanggal ON trx_produksi_hasil_tangkapan (tanggal_produksi)",
        "idx_trx_produksi_komoditas ON trx_produksi_hasil_tangkapan (komoditas_id)",
        "idx_trx_produksi_kelompok_tanggal ON trx_produksi_hasil_tangkapan (kelompok_nelayan_id, tanggal_produksi)",
        "idx_trx_bantuan_kelompok ON trx_bantuan (kelompok_nelayan_id)",
        "idx_trx_bantuan_tanggal ON trx_bantuan (tanggal_penyaluran)",
        "idx_trx_bantuan_status ON trx_bantuan (status_penyaluran)",
        "idx_trx_bantuan_tahun_status ON trx_bantuan (tahun_anggaran, status_penyaluran)",
        "idx_trx_pelatihan_tanggal ON trx_pelatihan (tanggal_mulai)",
        "idx_trx_pelatihan_status ON trx_pelatihan (status_pelatihan)",
        "idx_trx_pelatihan_tanggal_status ON trx_pelatihan (tanggal_mulai, status_pelatihan)",
        "idx_trx_sertifikasi_kelompok ON trx_sertifikasi (kelompok_nelayan_id)",
        "idx_trx_sertifikasi_kadaluarsa ON trx_sertifikasi (tanggal_kadaluarsa)",
        "idx_trx_sertifikasi_status ON trx_sertifikasi (status_sertifikat)",
        "idx_trx_sertifikasi_kelompok_status ON trx_sertifikasi (kelompok_nelayan_id, status_sertifikat)",
    ];
}
