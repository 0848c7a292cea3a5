-- schemarunner:expect rows mst_jenis_usaha +4
-- schemarunner:expect rows mst_komoditas +3
-- schemarunner:expect rows mst_alat_tangkap +3
-- schemarunner:expect rows mst_jenis_bantuan +3
-- schemarunner:expect rows mst_jenis_pelatihan +3
-- schemarunner:expect rows mst_jenis_sertifikasi +3
-- schemarunner:assert SELECT COUNT(*) = 4 FROM mst_jenis_usaha WHERE kode_jenis_usaha LIKE 'JU00_' AND status_aktif
-- Section 3.2: the sample reference rows; ids, dates and status_aktif come from the defaults.

INSERT INTO mst_jenis_usaha (kode_jenis_usaha, nama_jenis_usaha, kategori)
VALUES
    ('JU001', 'Penangkapan Ikan Laut', 'Tangkap'),
    ('JU002', 'Budidaya Ikan Air Tawar', 'Budidaya'),
    ('JU003', 'Pengolahan Ikan', 'Pengolahan'),
    ('JU004', 'Budidaya Rumput Laut', 'Budidaya');

INSERT INTO mst_komoditas (kode_komoditas, nama_komoditas, nama_ilmiah, kategori, satuan)
VALUES
    ('KOM001', 'Ikan Tuna', 'Thunnus', 'Ikan', 'kg'),
    ('KOM002', 'Udang Vaname', 'Litopenaeus vannamei', 'Udang', 'kg'),
    ('KOM003', 'Rumput Laut', 'Eucheuma cottonii', 'Rumput Laut', 'kg');

INSERT INTO mst_alat_tangkap (kode_alat_tangkap, nama_alat_tangkap, jenis)
VALUES
    ('AT001', 'Jaring Insang', 'Jaring'),
    ('AT002', 'Pancing Tonda', 'Pancing'),
    ('AT003', 'Bubu', 'Perangkap');

INSERT INTO mst_jenis_bantuan (kode_jenis_bantuan, nama_jenis_bantuan, kategori, satuan)
VALUES
    ('BT001', 'Bantuan Alat Tangkap', 'Alat', 'unit'),
    ('BT002', 'Bantuan Modal Usaha', 'Modal', 'rupiah'),
    ('BT003', 'Bantuan Benih Ikan', 'Benih', 'paket');

INSERT INTO mst_jenis_pelatihan (kode_jenis_pelatihan, nama_jenis_pelatihan, kategori, durasi_hari, target_peserta)
VALUES
    ('PL001', 'Pelatihan Budidaya Ikan Nila', 'Teknis', 3, 'Pembudidaya'),
    ('PL002', 'Pelatihan Manajemen Kelompok', 'Manajemen', 2, 'Semua'),
    ('PL003', 'Pelatihan Pengolahan Ikan', 'Pengolahan', 5, 'Pengolah');

INSERT INTO mst_jenis_sertifikasi
    (kode_jenis_sertifikasi, nama_jenis_sertifikasi, kategori, lembaga_penerbit, masa_berlaku_tahun)
VALUES
    ('SR001', 'Sertifikat CBIB', 'Produk', 'KKP', 2),
    ('SR002', 'Sertifikat Kompetensi Nelayan', 'Kompetensi', 'BNSP', 3),
    ('SR003', 'Sertifikat Halal', 'Produk', 'MUI', 2);
